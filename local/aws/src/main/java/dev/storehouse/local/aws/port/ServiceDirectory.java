package dev.storehouse.local.aws.port;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which service a request is for. */
final class ServiceDirectory {

  private static final String CONTROL = "/_storehouse/";

  private final Map<String, AwsService> byTarget = new HashMap<>();
  private final Map<String, AwsService> bySigningName = new HashMap<>();

  private final List<StreamedService> streamed;

  ServiceDirectory(Collection<AwsService> services, Collection<StreamedService> streamed) {
    this.streamed = List.copyOf(streamed);
    for (AwsService service : services) {
      register(bySigningName, service.signingName(), service);
      service.targetPrefixes().forEach(prefix -> register(byTarget, prefix, service));
    }
  }

  private static void register(Map<String, AwsService> names, String name, AwsService service) {
    if (names.put(name, service) != null) {
      throw new IllegalArgumentException("two services are called " + name);
    }
  }

  Optional<StreamedService> streamed(AwsRequest head) {
    return streamed.stream().filter(service -> service.serves(head)).findFirst();
  }

  Optional<AwsService> find(AwsRequest request) {
    return request
        .target()
        .map(target -> Optional.ofNullable(byTarget.get(target.prefix())))
        .orElseGet(
            () -> request.signedService().or(() -> controlled(request)).map(bySigningName::get));
  }

  /** What is local about a service is set under its own path, without signature. */
  private static Optional<String> controlled(AwsRequest request) {
    return Optional.of(request.path())
        .filter(path -> path.startsWith(CONTROL))
        .map(path -> path.substring(CONTROL.length()).split("/", 2)[0]);
  }

  List<String> names() {
    return Stream.concat(
            bySigningName.keySet().stream(), streamed.stream().map(StreamedService::signingName))
        .sorted()
        .toList();
  }
}
