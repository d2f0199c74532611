package dev.seawall.checks.reads;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The sources that know AWS, as the compiler understands them.
 *
 * @param reads every read of a field of an AWS document
 * @param compared the texts that fields are compared with
 * @param named the classes among the sources that each of them names
 */
record Sources(List<Read> reads, List<Compared> compared, Map<String, Set<String>> named) {
  /** Compiles what says something of AWS below these folders of the repository. */
  static Sources below(String... folders) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var sources = files.getJavaFileObjectsFromPaths(paths(folders));
      JavacTask task = (JavacTask) compiler.getTask(null, files, null, options, null, sources);
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      task.analyze();
      ReadScanner scanner = new ReadScanner(Trees.instance(task), task.getTypes());
      Map<String, Set<String>> named = new TreeMap<>();
      for (CompilationUnitTree unit : units) {
        if (unit.getTypeDecls().isEmpty()) {
          continue;
        }
        scanner.scan(unit, null);
        named.put(scanner.unit(), new TreeSet<>(scanner.takeNamed()));
      }
      named.values().forEach(each -> each.retainAll(named.keySet()));
      return new Sources(scanner.reads(), scanner.compared(), named);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> paths(String... folders) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (String folder : folders) {
      Path root = Path.of(System.getProperty("seawall.root"), folder);
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          if (Files.readString(file).contains("core.aws")) {
            paths.add(file);
          }
        }
      }
    }
    return paths;
  }
}
