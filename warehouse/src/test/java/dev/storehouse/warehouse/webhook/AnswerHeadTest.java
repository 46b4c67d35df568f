package dev.storehouse.warehouse.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.0 204\r\n\r\n",
        "HTTP/1.1 204 \r\nA: b\r\n\r\nbody",
        "HTTP/1.1 204 No Content\nA: b\n\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"
      })
  void tellsTheStatus(String answer) throws IOException {
    assertThat(status(answer)).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.9\r\n\r\n",
        "HTTP/2 204\r\n\r\n",
        "HTTP/1.1 20\r\n\r\n",
        "HTTP/1.1 2040\r\n\r\n",
        "HTTP/1.1 600 Whatever\r\n\r\n",
        "http/1.1 204 No Content\r\n\r\n",
        "\r\n\r\n"
      })
  void isOfHttp(String answer) {
    assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> status(answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 204", "HTTP/1.1 204 No Content\r\nA: b\r\n"})
  void hasAnEnd(String answer) {
    assertThatExceptionOfType(EOFException.class).isThrownBy(() -> status(answer));
  }

  @Test
  void hasALimit() throws IOException {
    String head = "HTTP/1.1 204 No Content\r\nA: %s\r\n\r\n";
    String longest = "a".repeat(16 * 1024 - head.length() + "%s".length());
    assertThat(status(head.formatted(longest))).isEqualTo(204);
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> status(head.formatted(longest + "a")));
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> status("HTTP/1.1 100 Continue\r\n\r\n".repeat(1000)));
  }

  private static int status(String answer) throws IOException {
    return AnswerHead.readStatus(new ByteArrayInputStream(answer.getBytes(ISO_8859_1)));
  }
}
