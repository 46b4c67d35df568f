package dev.storehouse.local.aws.port;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which service a request is for. */
final class ServiceDirectory {

  private final Map<String, AwsService> byTarget = new HashMap<>();
  private final Map<String, AwsService> bySigningName = new HashMap<>();

  ServiceDirectory(Collection<AwsService> services) {
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

  Optional<AwsService> find(AwsRequest request) {
    return request
        .target()
        .map(target -> Optional.ofNullable(byTarget.get(target.prefix())))
        .orElseGet(() -> request.signedService().map(bySigningName::get));
  }

  List<String> names() {
    return bySigningName.keySet().stream().sorted().toList();
  }
}
