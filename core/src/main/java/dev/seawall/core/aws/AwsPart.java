package dev.seawall.core.aws;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.List;

/** A part of an AWS resource, such as a listener of a load balancer or a rule. */
public class AwsPart extends Asset {
  private final AwsResource owner;

  public AwsPart(AwsResource owner, Path path, Mapping content) {
    super(owner.document(), path, content);
    this.owner = owner;
  }

  public final AwsResource owner() {
    return owner;
  }

  /** The items of a list of mappings below this part. */
  public final List<AwsPart> listed(String... keys) {
    return parts((at, content) -> new AwsPart(owner, at, content), keys);
  }

  @Override
  public ResourceId resource() {
    return owner.resource();
  }
}
