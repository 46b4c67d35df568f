package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.TemplateException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code GatewayResponses} ("GatewayResponses", AWS SAM developer guide). */
final class ResponsesReader {

  private final Section responses;

  ResponsesReader(Section responses) {
    this.responses = responses;
  }

  Map<ResponseType, GatewayResponse> read() {
    Map<ResponseType, GatewayResponse> read = new EnumMap<>(ResponseType.class);
    responses
        .sections()
        .forEach((name, section) -> read.put(type(name, section), response(section)));
    return read;
  }

  private static ResponseType type(String name, Section section) {
    return Arrays.stream(ResponseType.values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new TemplateException(section.path(), "no such type of response"));
  }

  private static GatewayResponse response(Section section) {
    return new GatewayResponse(
        section.optionalInteger("StatusCode"),
        texts(section.section("ResponseParameters").section("Headers")),
        texts(section.section("ResponseTemplates")));
  }

  private static Map<String, String> texts(Section section) {
    Map<String, String> texts = new LinkedHashMap<>();
    section.names().forEach(name -> texts.put(name, section.text(name)));
    return texts;
  }
}
