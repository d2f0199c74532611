package dev.seawall.checks.reads;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Finds the reads of fields in compiled sources, one unit after the other. */
final class ReadScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private static final Set<String> OWNERS =
      Set.of(
          "dev.seawall.core.asset.Asset",
          "dev.seawall.core.aws.AwsResource",
          "dev.seawall.core.aws.AwsPart");
  private static final String FACT = "dev.seawall.core.asset.Fact";
  private static final Set<String> READS =
      Set.of(
          "flag", "text", "number", "moment", "scalar", "shown", "numbers", "texts", "textMap",
          "field", "mapping", "parts", "listed", "tags");

  private final Trees trees;
  private final Types types;
  private final List<Read> reads = new ArrayList<>();
  private final List<Comparison> comparisons = new ArrayList<>();

  /** What a method of a view or a variable holds, as far as it is one expression. */
  private final Map<Element, TreePath> meanings = new HashMap<>();

  private final Map<MethodInvocationTree, Read> byTree = new HashMap<>();

  /** Methods that hand their keys on, and to which read. */
  private final Map<Element, String> forwarders = new HashMap<>();

  private final List<Forwarded> forwarded = new ArrayList<>();
  private final Set<String> named = new TreeSet<>();
  private String unit = "";

  /** A text beside the expression that it is compared with. */
  private record Comparison(TreePath fact, long line, String value) {}

  /** A call that may be of a method that hands its keys on. */
  private record Forwarded(Element method, Read read) {}

  ReadScanner(Trees trees, Types types) {
    this.trees = trees;
    this.types = types;
  }

  String unit() {
    return unit;
  }

  /** All reads; asked when all units were scanned. */
  List<Read> reads() {
    List<Read> all = new ArrayList<>(reads);
    for (Forwarded each : forwarded) {
      String method = forwarders.get(each.method());
      if (method != null) {
        Read as = each.read();
        all.add(new Read(as.unit(), as.line(), as.receiver(), method, as.keys()));
      }
    }
    return all;
  }

  /** The classes that were named since this was last asked. */
  Set<String> takeNamed() {
    Set<String> taken = new TreeSet<>(named);
    named.clear();
    return taken;
  }

  /** The texts whose field the compiler knows; asked when all units were scanned. */
  List<Compared> compared() {
    List<Compared> compared = new ArrayList<>();
    for (Comparison each : comparisons) {
      read(each.fact(), 0)
          .ifPresent(read -> compared.add(new Compared(read, each.line(), each.value())));
    }
    return compared;
  }

  @Override
  public @Nullable Void visitCompilationUnit(CompilationUnitTree tree, @Nullable Void none) {
    ClassTree first = (ClassTree) tree.getTypeDecls().getFirst();
    unit = tree.getPackageName() + "." + first.getSimpleName();
    return super.visitCompilationUnit(tree, none);
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void none) {
    name(trees.getElement(getCurrentPath()));
    return super.visitIdentifier(tree, none);
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void none) {
    name(trees.getElement(getCurrentPath()));
    return super.visitMemberSelect(tree, none);
  }

  private void name(@Nullable Element element) {
    Element each = element;
    while (each != null && each.getKind() != ElementKind.PACKAGE) {
      if (each instanceof TypeElement type) {
        named.add(type.getQualifiedName().toString());
      }
      each = each.getEnclosingElement();
    }
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void none) {
    if (tree.getBody() != null
        && tree.getBody().getStatements().size() == 1
        && tree.getBody().getStatements().getFirst() instanceof ReturnTree returned
        && returned.getExpression() != null) {
      mean(trees.getElement(getCurrentPath()), returned.getExpression());
    }
    return super.visitMethod(tree, none);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void none) {
    if (tree.getInitializer() != null) {
      mean(trees.getElement(getCurrentPath()), tree.getInitializer());
    }
    return super.visitVariable(tree, none);
  }

  private void mean(Element element, ExpressionTree expression) {
    meanings.put(element, TreePath.getPath(getCurrentPath(), expression));
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void none) {
    TreePath select = new TreePath(getCurrentPath(), tree.getMethodSelect());
    if (trees.getElement(select) instanceof ExecutableElement method) {
      String owner = String.valueOf(method.getEnclosingElement());
      String name = method.getSimpleName().toString();
      if (OWNERS.contains(owner)) {
        if (READS.contains(name)) {
          read(tree, name, receiver(select));
        }
      } else if (method.isVarArgs()) {
        keys(tree)
            .map(keys -> new Read(unit, line(tree), receiver(select), name, keys))
            .ifPresent(read -> forwarded.add(new Forwarded(method, read)));
      }
      compare(tree, owner, name);
    }
    return super.visitMethodInvocation(tree, none);
  }

  private void read(MethodInvocationTree tree, String method, String receiver) {
    Optional<List<Optional<String>>> keys = keys(tree);
    if (keys.isEmpty()) {
      forwarders.put(trees.getElement(enclosing(MethodTree.class, getCurrentPath())), method);
    } else if (!keys.get().isEmpty()) {
      Read read = new Read(unit, line(tree), receiver, method, keys.get());
      reads.add(read);
      byTree.put(tree, read);
    }
  }

  /** The keys among the arguments; none when they are handed on as an array. */
  private Optional<List<Optional<String>>> keys(MethodInvocationTree tree) {
    List<Optional<String>> keys = new ArrayList<>();
    for (ExpressionTree argument : tree.getArguments()) {
      TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), argument));
      if (type != null && type.getKind() == TypeKind.ARRAY) {
        return Optional.empty();
      }
      if (type != null && type.toString().endsWith("String")) {
        keys.add(constant(argument));
      }
    }
    return Optional.of(keys);
  }

  private static TreePath enclosing(Class<?> kind, TreePath path) {
    TreePath each = path;
    while (!kind.isInstance(each.getLeaf())) {
      each = each.getParentPath();
    }
    return each;
  }

  private String receiver(TreePath select) {
    TypeMirror type =
        select.getLeaf() instanceof MemberSelectTree member
            ? trees.getTypeMirror(new TreePath(select, member.getExpression()))
            : null;
    if (type == null || type.toString().isEmpty()) {
      return String.valueOf(trees.getElement(enclosing(ClassTree.class, select)));
    }
    return types.erasure(type).toString();
  }

  private Optional<String> constant(ExpressionTree expression) {
    if (expression instanceof LiteralTree literal) {
      return Optional.of(String.valueOf(literal.getValue()));
    }
    Element element = trees.getElement(new TreePath(getCurrentPath(), expression));
    return element instanceof VariableElement variable
        ? Optional.ofNullable(variable.getConstantValue()).map(String::valueOf)
        : Optional.empty();
  }

  private long line(MethodInvocationTree tree) {
    CompilationUnitTree file = getCurrentPath().getCompilationUnit();
    long start = trees.getSourcePositions().getStartPosition(file, tree);
    return file.getLineMap().getLineNumber(start);
  }

  /** {@code fact.is("x")}, {@code orDefault}, {@code unless}, and {@code fact.or("").equals}. */
  private void compare(MethodInvocationTree tree, String owner, String name) {
    if (tree.getArguments().size() != 1
        || !(tree.getMethodSelect() instanceof MemberSelectTree select)) {
      return;
    }
    boolean ofFact = owner.equals(FACT) && Set.of("is", "orDefault", "unless").contains(name);
    boolean ofText =
        owner.equals("java.lang.String")
            && name.startsWith("equals")
            && select.getExpression() instanceof MethodInvocationTree inner
            && inner.getMethodSelect() instanceof MemberSelectTree or
            && or.getIdentifier().contentEquals("or");
    if (ofFact || ofText) {
      TreePath fact = TreePath.getPath(getCurrentPath(), select.getExpression());
      constant(tree.getArguments().getFirst())
          .ifPresent(value -> comparisons.add(new Comparison(fact, line(tree), value)));
    }
  }

  /** The read that an expression comes from without a change. */
  private Optional<Read> read(TreePath path, int depth) {
    if (depth > 8) {
      return Optional.empty();
    }
    if (path.getLeaf() instanceof MethodInvocationTree call) {
      Read found = byTree.get(call);
      if (found != null) {
        return Optional.of(found);
      }
      TreePath select = new TreePath(path, call.getMethodSelect());
      Element method = trees.getElement(select);
      if (method == null) {
        return Optional.empty();
      }
      boolean ofFact = String.valueOf(method.getEnclosingElement()).equals(FACT);
      boolean same =
          Set.of("orDefault", "unless", "or").contains(method.getSimpleName().toString());
      if (ofFact && same && call.getMethodSelect() instanceof MemberSelectTree on) {
        return read(TreePath.getPath(select, on.getExpression()), depth + 1);
      }
      return meaning(method, depth);
    }
    return path.getLeaf() instanceof IdentifierTree
        ? meaning(trees.getElement(path), depth)
        : Optional.empty();
  }

  private Optional<Read> meaning(@Nullable Element element, int depth) {
    TreePath meant = element == null ? null : meanings.get(element);
    return meant == null ? Optional.empty() : read(meant, depth + 1);
  }
}
