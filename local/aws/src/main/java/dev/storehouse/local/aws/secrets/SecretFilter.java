package dev.storehouse.local.aws.secrets;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * ListSecrets and its filters: values of one filter are alternatives, filters add up, {@code !}
 * negates.
 *
 * <p>Rules: AWS Secrets Manager API Reference, "Filter".
 */
final class SecretFilter {

  private static final int MAX_FILTERS = 10;

  private SecretFilter() {}

  static Map<String, Object> list(SecretStore store, Input input) {
    Map<String, Object> answer = new LinkedHashMap<>();
    List<Map<String, Object>> entries =
        matching(store, input).stream()
            .map(secret -> Output.description(secret, "SecretVersionsToStages"))
            .toList();
    Page.of(entries, input).into(answer, "SecretList");
    return answer;
  }

  static List<Secret> matching(SecretStore store, Input input) {
    boolean deleted = input.flag("IncludePlannedDeletion", false);
    Predicate<Secret> filter =
        input.objects("Filters", MAX_FILTERS).stream()
            .map(SecretFilter::filter)
            .reduce(secret -> true, Predicate::and);
    return store.all().stream()
        .filter(secret -> deleted || secret.deleted == null)
        .filter(filter)
        .sorted(order(input))
        .toList();
  }

  private static Predicate<Secret> filter(Input filter) {
    String key = filter.required("Key", 1, 512);
    return filter.texts("Values", MAX_FILTERS).stream()
        .map(value -> alternative(key, value))
        .reduce(Predicate::or)
        .orElseThrow(() -> SecretsException.invalidParameter("A filter needs values."));
  }

  private static Predicate<Secret> alternative(String key, String value) {
    if (value.startsWith("!")) {
      return alternative(key, value.substring(1)).negate();
    }
    String lower = value.toLowerCase(Locale.ROOT);
    return switch (key) {
      case "name" -> secret -> secret.name.startsWith(value);
      case "description" ->
          secret -> secret.description.orElse("").toLowerCase(Locale.ROOT).startsWith(lower);
      case "tag-key" -> secret -> anyStarts(secret.tags.keySet(), value);
      case "tag-value" -> secret -> anyStarts(secret.tags.values(), value);
      case "primary-region", "owning-service" -> secret -> false;
      case "all" -> secret -> words(secret).anyMatch(text -> text.contains(lower));
      default -> throw SecretsException.validation("Invalid filter key: " + key);
    };
  }

  private static boolean anyStarts(Collection<String> texts, String value) {
    return texts.stream().anyMatch(text -> text.startsWith(value));
  }

  private static Stream<String> words(Secret secret) {
    return Stream.of(
            Stream.of(secret.name, secret.description.orElse("")),
            secret.tags.keySet().stream(),
            secret.tags.values().stream())
        .flatMap(texts -> texts)
        .map(text -> text.toLowerCase(Locale.ROOT));
  }

  private static Comparator<Secret> order(Input input) {
    Comparator<Secret> byName = Comparator.comparing(secret -> secret.name);
    Comparator<Secret> order =
        switch (input.text("SortBy", 1, 64).orElse("created-date")) {
          case "created-date" -> Comparator.comparing(secret -> secret.created);
          case "last-changed-date" -> Comparator.comparing(secret -> secret.changed);
          case "last-accessed-date" ->
              Comparator.comparing(
                  secret -> Objects.requireNonNullElse(secret.accessed, secret.created));
          case "name" -> byName;
          default -> throw SecretsException.validation("Invalid SortBy");
        };
    Comparator<Secret> total = order.thenComparing(byName);
    return input.text("SortOrder", 1, 8).filter("desc"::equals).isPresent()
        ? total.reversed()
        : total;
  }
}
