package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.PythonProgram;
import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What other clients than the Java SDK make of it. */
@ExtendWith(RedshiftFixture.class)
class ConformanceTest {

  private final Redshift redshift;
  @TempDir Path directory;

  ConformanceTest(Redshift redshift) {
    this.redshift = redshift;
  }

  @Test
  void servesBotoAndTheCommandLine() throws Exception {
    new PythonProgram("redshift_data_conformance.py", redshift.port().endpoint()).run(directory);
  }
}
