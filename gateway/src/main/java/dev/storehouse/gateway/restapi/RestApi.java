package dev.storehouse.gateway.restapi;

import java.util.List;
import java.util.Map;

/**
 * One REST API with its stage, as a template defines it. Immutable.
 *
 * @param id what {@code Ref} gives
 * @param binaryMediaTypes media types whose bodies are passed on in Base64; {@code *}{@code /*} all
 */
public record RestApi(
    String id,
    String region,
    String accountId,
    String stage,
    List<RestMethod> methods,
    Map<ResponseType, GatewayResponse> responses,
    KeySource keySource,
    List<String> binaryMediaTypes,
    Map<String, String> stageVariables) {

  /** Where the API key of a request is ({@code ApiKeySourceType}). */
  public enum KeySource {
    /** In {@code x-api-key}. */
    HEADER,
    /** In the authorizer's {@code usageIdentifierKey}. */
    AUTHORIZER
  }

  public RestApi {
    methods = List.copyOf(methods);
    responses = Map.copyOf(responses);
    binaryMediaTypes = List.copyOf(binaryMediaTypes);
    stageVariables = Map.copyOf(stageVariables);
  }
}
