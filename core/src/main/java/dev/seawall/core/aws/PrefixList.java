package dev.seawall.core.aws;

import dev.seawall.core.address.Block;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocks of addresses that rules of security groups and routes name together ({@code
 * ec2:GetManagedPrefixListEntries}). The lists of AWS hold the addresses of its own services.
 */
public final class PrefixList extends AwsResource {
  private static final String DESCRIBED = "DescribeManagedPrefixLists";

  public PrefixList(Document document) {
    super(document);
  }

  public Fact<String> listName() {
    return text(DESCRIBED, "PrefixListName");
  }

  /**
   * Whether AWS keeps it: its owner's id is then {@code AWS}, in its ARN as well (VPC user guide,
   * "AWS-managed prefix lists").
   */
  public boolean isOfAws() {
    return account().equalsIgnoreCase("aws") || text(DESCRIBED, "OwnerId").is("AWS");
  }

  /** The blocks of its entries. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (AwsPart entry : listed("GetManagedPrefixListEntries")) {
      entry.text("Cidr").value().flatMap(Block::parse).ifPresent(blocks::add);
    }
    return blocks;
  }

  /**
   * What of the list can be somebody else's address: nothing when it is one of AWS's. None when the
   * field names no list; a list that was not read ends the judgement as Unknown.
   */
  static List<Block> foreignBlocks(AwsPart part, String field, Aws aws) {
    return part.text(field)
        .value()
        .map(id -> aws.getById(PrefixList.class, id, part.owner()))
        .filter(list -> !list.isOfAws())
        .map(PrefixList::blocks)
        .orElse(List.of());
  }
}
