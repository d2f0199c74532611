package dev.seawall.core.kubernetes.rbac;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Part;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.asset.UnresolvedFactException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A RoleBinding or a ClusterRoleBinding: a role, and whom it is given to. */
public final class Binding {
  private final ResourceId id;
  private final Optional<Asset> object;
  private final ResourceId role;
  private final List<Subject> subjects;
  private final List<UnresolvedFactException> unresolved;

  Binding(
      ResourceId id,
      Optional<Asset> object,
      ResourceId role,
      List<Subject> subjects,
      List<UnresolvedFactException> unresolved) {
    this.id = id;
    this.object = object;
    this.role = role;
    this.subjects = List.copyOf(subjects);
    this.unresolved = List.copyOf(unresolved);
  }

  static Binding read(Asset object) {
    ResourceId id = object.resource();
    List<UnresolvedFactException> unresolved = new ArrayList<>();
    List<Subject> subjects = new ArrayList<>();
    String kind = "";
    String name = "";
    try {
      kind = object.text("roleRef", "kind").or("");
      name = object.text("roleRef", "name").or("");
      for (Part part : object.parts("subjects")) {
        try {
          subject(part, id.namespace()).ifPresent(subjects::add);
        } catch (UnresolvedFactException e) {
          unresolved.add(e);
        }
      }
    } catch (UnresolvedFactException e) {
      unresolved.add(e);
    }
    return new Binding(id, Optional.of(object), roleId(id, kind, name), subjects, unresolved);
  }

  private static Optional<Subject> subject(Part part, String bindingNamespace) {
    String name = part.text("name").or("");
    return switch (part.text("kind").or("")) {
      case "User" -> Optional.of(Subject.user(name));
      case "Group" -> Optional.of(Subject.group(name));
      case "ServiceAccount" ->
          Optional.of(Subject.serviceAccount(part.text("namespace").or(bindingNamespace), name));
      default -> Optional.empty();
    };
  }

  static ResourceId roleId(ResourceId binding, String kind, String name) {
    return new ResourceId(Role.GROUP, kind, kind.equals("Role") ? binding.namespace() : "", name);
  }

  public ResourceId id() {
    return id;
  }

  /** Its object; none for a shipped binding that the snapshot does not have. */
  public Optional<Asset> object() {
    return object;
  }

  /** The identity of the role it gives. */
  public ResourceId role() {
    return role;
  }

  public List<Subject> subjects() {
    return subjects;
  }

  /** Whether it gives its rights in every namespace. */
  public boolean isClusterWide() {
    return id.kind().equals("ClusterRoleBinding");
  }

  /** What could not be read. */
  List<UnresolvedFactException> unresolved() {
    return unresolved;
  }

  boolean appliesTo(String user, Set<String> groups) {
    return subjects.stream().anyMatch(each -> each.appliesTo(user, groups));
  }

  /** The same binding for some of its subjects. */
  Binding withSubjects(List<Subject> some) {
    return new Binding(id, object, role, some, unresolved);
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
