package dev.storehouse.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Runs the whole system until it is told to stop: what {@code ./mvnw -Prun} starts. */
public final class Main {

  private static final int FAILURE = 1;

  private Main() {}

  /** Takes no arguments; see {@link Settings} for the environment variables. */
  public static void main(String[] arguments) throws InterruptedException {
    long start = System.nanoTime();
    Launcher launcher = Launcher.ofThisProcess();
    launcher.stopTogether();
    Logging.quieten();
    Path root = Path.of(System.getProperty("storehouse.root", "")).toAbsolutePath();
    try {
      Console console = new Console(FunctionLog.divert(root));
      Settings settings = Settings.of(root, System.getenv());
      console.starting();
      LocalSystem system = LocalSystem.start(settings, console);
      MessageLog.begin(root, system.aws().messaging());
      Runtime.getRuntime().addShutdownHook(new Thread(new Shutdown(system, console, launcher)));
      RunFile.of(system).write(root);
      SamVariables.of(system).write(root);
      console.ready(system, root, Duration.ofNanos(System.nanoTime() - start));
    } catch (StartException e) {
      System.err.println("Storehouse cannot start: " + e.getMessage());
      launcher.fail(FAILURE);
    } catch (RuntimeException e) {
      e.printStackTrace();
      launcher.fail(FAILURE);
    }
    new CountDownLatch(1).await();
  }
}
