package dev.seawall.core.inventory;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.EcrImage;
import dev.seawall.core.aws.Repository;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which containers run images of which private registry of ECR, and of which repository. */
public final class RunningImages {
  /** A container and the image of ECR that it names. */
  public record Running(Container container, EcrImage image) {}

  private final List<Running> running = new ArrayList<>();

  private RunningImages(Inventory inventory) {
    for (Container container : inventory.cluster().all(Container.class)) {
      Fact<String> image = container.image();
      if (!image.isUnresolved()) {
        EcrImage.of(image.or("")).ifPresent(ecr -> running.add(new Running(container, ecr)));
      }
    }
  }

  public static RunningImages of(Inventory inventory) {
    return inventory.index(RunningImages.class, RunningImages::new);
  }

  /** The containers that run an image of a repository. */
  public List<Running> of(Repository repository) {
    return running.stream().filter(each -> each.image().isIn(repository)).toList();
  }

  /** The repository of a container's image, if it was read. */
  public static Optional<Repository> repository(Container container, Inventory inventory) {
    Optional<EcrImage> image = EcrImage.of(container.image().or(""));
    return image.flatMap(
        ecr -> inventory.aws().all(Repository.class).stream().filter(ecr::isIn).findFirst());
  }

  /**
   * Whether what is true of an image, and of others of its repository, is true of what runs: which
   * image of an index runs is known from the nodes, or it is true of all of them.
   */
  public static boolean isTrueOfNodes(
      Repository repository, String digest, Set<String> all, Inventory inventory) {
    return areOfNodes(inventory) || all.containsAll(repository.beside(digest));
  }

  /**
   * Whether the images of the platforms of an index that were read are those that the nodes run:
   * not where the nodes, or the platform of one, are not known, for then all are read that a node
   * can be of.
   */
  private static boolean areOfNodes(Inventory inventory) {
    List<KubernetesObject> nodes = inventory.cluster().objects(Types.NODES);
    return !nodes.isEmpty()
        && nodes.stream()
            .map(KubernetesObject::labels)
            .allMatch(
                labels ->
                    labels.containsKey("kubernetes.io/os")
                        && labels.containsKey("kubernetes.io/arch"));
  }

  /** All containers that run an image of ECR. */
  public List<Running> all() {
    return Collections.unmodifiableList(running);
  }
}
