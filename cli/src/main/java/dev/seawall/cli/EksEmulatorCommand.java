package dev.seawall.cli;

import dev.seawall.emulators.eks.EksEmulator;
import dev.seawall.emulators.eks.EmulatorOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code seawall dev eks-emulator}: an EKS API on loopback, until a signal ends it. */
@Command(
    name = "eks-emulator",
    description = {
      "Emulate the Amazon EKS API on 127.0.0.1, in memory, until interrupted.",
      "Point AWS_ENDPOINT_URL_EKS at the address it prints; any credentials will do, and an access"
          + " key id of twelve digits chooses the account."
    })
final class EksEmulatorCommand implements Callable<Integer> {
  private static final int LARGEST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port; 0, which is the default, takes a free one.")
  private int port;

  @Option(
      names = "--settle",
      paramLabel = "MS",
      description = "How long creations, updates and deletions take; 1000 if not given.")
  private long settle = EmulatorOptions.defaults().settling().toMillis();

  @Option(
      names = "--deny",
      paramLabel = "ACTION",
      description = "Refuse an action, such as eks:ListClusters or eks:Describe*. May be repeated.")
  private List<String> denied = List.of();

  @Option(
      names = "--throttle-every",
      paramLabel = "N",
      description = "Throttle every Nth call; 0, which is the default, throttles none.")
  private int throttleEvery;

  @Option(names = "--latency", paramLabel = "MS", description = "Delay every answer by so much.")
  private long latency;

  EksEmulatorCommand() {}

  @Override
  public Integer call() {
    if (port < 0 || port > LARGEST_PORT) {
      throw CommandException.usage("--port takes 0 to " + LARGEST_PORT);
    }
    if (settle < 0 || latency < 0 || throttleEvery < 0) {
      throw CommandException.usage(
          "--settle, --latency and --throttle-every take no negative number");
    }
    EmulatorOptions options =
        EmulatorOptions.defaults().onPort(port).settlingIn(Duration.ofMillis(settle));
    try (EksEmulator emulator = EksEmulator.start(options)) {
      emulator.faults().deny(denied);
      emulator.faults().throttleEvery(throttleEvery);
      emulator.faults().latency(Duration.ofMillis(latency));
      Terminal.print("AWS_ENDPOINT_URL_EKS=" + emulator.url() + "\n");
      new CountDownLatch(1).await();
      return ExitCode.CLEAN;
    } catch (IllegalArgumentException e) {
      throw CommandException.usage("--deny: " + e.getMessage());
    } catch (IOException e) {
      throw CommandException.incomplete("cannot listen on port " + port + ": " + e.getMessage());
    } catch (InterruptedException e) {
      return ExitCode.CLEAN;
    }
  }
}
