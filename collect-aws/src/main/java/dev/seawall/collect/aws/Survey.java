package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.EKS_CLUSTERS;
import static dev.seawall.core.aws.AwsTypes.REGIONS;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One collection: finds the clusters of each region, and reads them. */
final class Survey implements AutoCloseable {
  private static final Operation LIST_REGIONS =
      Operation.of(REGIONS, "DescribeRegions").listing(EKS_CLUSTERS);

  /** A region, in each of the forms that endpoints have: of IPv4 and IPv6, in China too. */
  private static final Pattern ENDPOINT =
      Pattern.compile(
          "https://[^/]+\\.([a-z]{2,}(?:-[a-z]+)+-[0-9]+)"
              + "\\.(?:eks\\.amazonaws|api\\.aws|(?:api\\.)?amazonwebservices)\\b[^/]*/?",
          Pattern.CASE_INSENSITIVE);

  /** The name of a cluster (EKS API reference, {@code CreateCluster}). */
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][A-Za-z0-9_-]{0,99}");

  /** How many names a message has. */
  private static final int MOST = 10;

  private final Access access;
  private final AwsConnection connection;
  private final CollectOptions options;
  private final Wanted wanted;
  private final Function<Described, Mentioned> mentioned;
  private final Progress progress;
  private final Consumer<Collected> sink;
  private final Tasks tasks = new Tasks();
  private final Instant start = Instant.now();
  private final Calls.Session session = new Calls.Session();
  private final Map<String, Clients> clients = new ConcurrentHashMap<>();
  private final Map<String, Calls> calls = new ConcurrentHashMap<>();
  private final Later<AccountPart> account = once(this::startAccount);
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final AtomicInteger read = new AtomicInteger();
  private final Semaphore atOnce;
  private final ConcurrentLinkedQueue<Gap> gaps = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Problem> problems = new ConcurrentLinkedQueue<>();

  /** What is read once for the whole account. */
  private record AccountPart(Reading reading, IamReader iam, Later<Boolean> done) {}

  /** What is read once for a region, from when it is first waited for. */
  private record RegionPart(Reading reading, RegionShared shared, Later<Boolean> done) {}

  Survey(
      Access access,
      AwsConnection connection,
      CollectOptions options,
      Wanted wanted,
      Function<Described, Mentioned> mentioned,
      Progress progress,
      Consumer<Collected> sink) {
    this.access = access;
    this.connection = connection;
    this.options = options;
    this.wanted = wanted;
    this.mentioned = mentioned;
    this.progress = progress;
    this.sink = sink;
    this.atOnce = new Semaphore(options.clustersAtOnce(), true);
  }

  private static <T> Later<T> once(Supplier<T> maker) {
    Map<Boolean, T> made = new ConcurrentHashMap<>();
    return () -> made.computeIfAbsent(true, _ -> maker.get());
  }

  Summary run(Target target) {
    List<String> regions = regions(target);
    if (target instanceof Target.Named(List<String> names)) {
      regions.forEach(region -> describeAhead(region, names));
      account.await();
    }
    List<Integer> found = tasks.each(regions, region -> region(region, target, regions.size() > 1));
    boolean none = found.stream().allMatch(count -> count == 0);
    switch (target) {
      case Target.Named(List<String> names) -> names.forEach(name -> missing(name, regions));
      case Target.WithEndpoint(String url) -> {
        if (none && gaps.isEmpty()) {
          problem("endpoint " + url, "no cluster of " + where(regions) + " has this endpoint");
        }
      }
      case Target.All() -> {}
    }
    SortedMap<String, Integer> counts = new TreeMap<>();
    calls
        .values()
        .forEach(each -> each.counts().forEach((k, v) -> counts.merge(k, v, Integer::sum)));
    return new Summary(read.get(), sorted(List.copyOf(gaps)), List.copyOf(problems), counts);
  }

  /** Everything else of a cluster waits for its description, so that nothing may come before it. */
  private void describeAhead(String region, List<String> names) {
    Reading reading = reading(region);
    names.stream()
        .limit(options.clustersAtOnce())
        .forEach(name -> tasks.start(() -> EksReader.describe(reading, name)));
  }

  private void missing(String name, List<String> regions) {
    if (!seen.contains(name)) {
      problem("cluster " + name, "does not exist in " + where(regions) + others(regions));
    }
  }

  /** Which clusters there are instead, where they may be listed. */
  private String others(List<String> regions) {
    List<String> names = new ArrayList<>();
    boolean all = true;
    for (String region : regions) {
      Answer listed = EksReader.names(reading(region));
      all &= !listed.failed();
      String place = regions.size() == 1 ? "" : " (" + region + ")";
      listed.texts().stream()
          .filter(NAME.asMatchPredicate())
          .sorted()
          .forEach(each -> names.add(each + place));
    }
    if (names.isEmpty()) {
      return all ? ", which has none there" : "";
    }
    String more = names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "";
    return ", which has "
        + String.join(", ", names.subList(0, Math.min(MOST, names.size())))
        + more
        + " there";
  }

  private String where(List<String> regions) {
    return String.join(", ", regions) + " of account " + access.identity().account();
  }

  private void problem(String where, String message) {
    problems.add(new Problem(Problem.Level.ERROR, where, Position.UNKNOWN, message));
  }

  /** The region in the URL of an EKS endpoint; nothing when it is none. */
  static Optional<String> regionOf(String endpoint) {
    Matcher host = ENDPOINT.matcher(endpoint);
    return host.matches() ? Optional.of(host.group(1)) : Optional.empty();
  }

  private List<String> regions(Target target) {
    if (!connection.regions().isEmpty()) {
      return List.copyOf(new TreeSet<>(connection.regions()));
    }
    if (target instanceof Target.WithEndpoint(String url)) {
      return List.of(regionOf(url).orElseGet(access::region));
    }
    if (target instanceof Target.Named) {
      return List.of(access.region());
    }
    Reading reading = reading(access.region());
    Answer regions =
        reading.one(
            LIST_REGIONS,
            "account " + access.identity().account(),
            () -> reading.clients().ec2().describeRegions(r -> r.allRegions(false)),
            "Regions");
    gaps.addAll(reading.ledger().gaps());
    List<String> names = Values.each(regions.value(), "RegionName");
    return names.isEmpty() ? List.of(access.region()) : names.stream().sorted().toList();
  }

  private Reading reading(String region) {
    return Reading.of(place(region), clients(region), calls(region), tasks, wanted);
  }

  private Place place(String region) {
    return new Place(access.identity().partition(), access.identity().account(), region);
  }

  private Clients clients(String region) {
    return region.equals(access.region())
        ? access.home()
        : clients.computeIfAbsent(
            region, _ -> new Clients(region, access.credentials(), access.http(), options));
  }

  private Calls calls(String region) {
    return calls.computeIfAbsent(
        region,
        _ ->
            new Calls(
                place(region), options, start.plus(options.totalDeadline()), session, progress));
  }

  private AccountPart startAccount() {
    // IAM and Organizations answer the same in every region; their calls are not counted to one.
    Reading reading = Reading.of(place(""), clients(access.region()), calls(""), tasks, wanted);
    IamReader iam = new IamReader(reading);
    Later<Boolean> done =
        tasks.start(
            () -> {
              tasks.all(iam::providers, new AccountReader(reading)::read);
              return true;
            });
    return new AccountPart(reading, iam, done);
  }

  private RegionPart startRegion(String region) {
    Reading reading = reading(region);
    RegionReader reader = new RegionReader(reading, new KmsReader(reading));
    Later<Later<Boolean>> begun =
        once(
            () ->
                tasks.start(
                    () -> {
                      reader.read();
                      return true;
                    }));
    return new RegionPart(reading, RegionShared.of(reading.clients()), () -> begun.get().get());
  }

  /** The number of clusters read in a region. */
  private int region(String region, Target target, boolean severalRegions) {
    Reading reading = reading(region);
    List<String> names = names(reading, target);
    boolean mayBeElsewhere = target instanceof Target.Named && severalRegions;
    Later<RegionPart> part = once(() -> startRegion(region));
    ConcurrentLinkedQueue<String> rest = new ConcurrentLinkedQueue<>(names);
    AtomicInteger count = new AtomicInteger();
    List<Integer> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(options.clustersAtOnce(), names.size()); i++) {
      workers.add(i);
    }
    tasks.each(
        workers,
        _ -> {
          for (String name = rest.poll(); name != null; name = rest.poll()) {
            count.addAndGet(inTurn(name, mayBeElsewhere, part) ? 1 : 0);
          }
          return true;
        });
    gaps.addAll(reading.ledger().gaps());
    return count.get();
  }

  /** Reads a cluster when others are handed on, in whichever region they are. */
  private boolean inTurn(String name, boolean mayBeElsewhere, Later<RegionPart> part) {
    atOnce.acquireUninterruptibly();
    try {
      return cluster(name, mayBeElsewhere, part);
    } finally {
      atOnce.release();
    }
  }

  private List<String> names(Reading reading, Target target) {
    if (target instanceof Target.Named(List<String> names)) {
      return names;
    }
    Answer all =
        reading.noted(EksReader.LIST, reading.place().namespace(), EksReader.names(reading));
    if (!(target instanceof Target.WithEndpoint(String url))) {
      return all.texts();
    }
    String wantedUrl = withoutSlash(url);
    return tasks
        .each(
            all.texts(),
            name -> {
              String endpoint = Values.text(EksReader.describe(reading, name).value(), "endpoint");
              return withoutSlash(endpoint).equalsIgnoreCase(wantedUrl) ? name : "";
            })
        .stream()
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private boolean cluster(String name, boolean mayBeElsewhere, Later<RegionPart> regionPart) {
    RegionPart region = regionPart.get();
    AccountPart whole = account.get();
    Reading reading = region.reading().other();
    ClusterReader reader =
        new ClusterReader(reading, region.shared(), whole.iam(), name, mentioned);
    Answer described =
        reader.read(
            mayBeElsewhere,
            () -> access.token(name, reading.place().region()),
            () -> region.done().await());
    if (described instanceof Answer.None) {
      return false;
    }
    seen.add(name);
    whole.done().await();
    whole.iam().await();
    deliver(
        collected(reader, reading, List.of(whole.reading(), region.reading()), described.value()));
    return true;
  }

  private Collected collected(
      ClusterReader reader, Reading own, List<Reading> around, Value cluster) {
    String name = reader.name();
    Resources resources = new Resources();
    AwsTypes.all().stream()
        .filter(type -> !wanted.has(type))
        .forEach(type -> own.ledger().notAsked(type, " was not asked for"));
    List<Gap> allGaps = new ArrayList<>();
    TreeSet<Problem> allProblems = new TreeSet<>(Problem.ORDER);
    TreeSet<ResourceType> complete = new TreeSet<>(wanted.types());
    List<Reading> all = new ArrayList<>(around);
    all.add(own);
    for (Reading each : all) {
      resources.addAll(each.resources());
      allGaps.addAll(each.ledger().gaps());
      allProblems.addAll(each.ledger().problems());
      complete.removeAll(each.incomplete());
    }
    List<Gap> gaps = LedTo.with(sorted(allGaps), reader.unread(), own.place(), wanted);
    gaps.forEach(gap -> complete.remove(gap.type()));
    Map<String, String> details = ClusterReader.details(own.place(), name, cluster);
    details.put("time", start.truncatedTo(ChronoUnit.SECONDS).toString());
    Scope scope =
        new Scope(Scope.Kind.CLUSTER, EksReader.arn(own.place(), name), complete, details);
    return new Collected(scope, resources.documents(), sorted(gaps), List.copyOf(allProblems));
  }

  private static List<Gap> sorted(List<Gap> gaps) {
    return gaps.stream()
        .distinct()
        .sorted(
            Comparator.comparing(Gap::type)
                .thenComparing(Gap::namespace)
                .thenComparing(Gap::verb)
                .thenComparing(Gap::message))
        .toList();
  }

  private void deliver(Collected collected) {
    synchronized (sink) {
      read.incrementAndGet();
      sink.accept(collected);
    }
  }

  @Override
  public void close() {
    tasks.close();
    clients.values().forEach(Clients::close);
  }
}
