package dev.storehouse.infra;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The jobs of a pipeline, as far as their order goes.
 *
 * @param stages the stage of each job; its environment, or nothing, where there are no stages
 * @param needs what each job waits for by itself, without what may be absent
 */
record Pipeline(Map<String, String> stages, Map<String, Set<String>> needs) {

  static Pipeline gitLab() {
    Node file = file(".gitlab-ci.yml");
    List<String> order = texts(file.get("stages"));
    Map<String, Node> jobs = new LinkedHashMap<>(file.entries());
    jobs.keySet()
        .removeIf(name -> name.startsWith(".") || !inherited(file, name, "stage").isPresent());
    Map<String, String> stages = new LinkedHashMap<>();
    jobs.keySet()
        .forEach(name -> stages.put(name, inherited(file, name, "stage").text().orElseThrow()));
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    for (String job : jobs.keySet()) {
      Node said = inherited(file, job, "needs");
      needs.put(job, said.isPresent() ? names(said) : earlier(job, stages, order));
    }
    return new Pipeline(stages, needs);
  }

  static Pipeline gitHub() {
    Map<String, Node> jobs = file(".github/workflows/build.yml").get("jobs").entries();
    Map<String, String> stages = new LinkedHashMap<>();
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    jobs.forEach(
        (name, job) -> {
          stages.put(name, job.get("environment").text().orElse(""));
          needs.put(name, names(job.get("needs")));
        });
    return new Pipeline(stages, needs);
  }

  /** All jobs that have passed before one starts. */
  Set<String> before(String job) {
    Set<String> found = new LinkedHashSet<>();
    List<String> next = List.copyOf(needs.get(job));
    while (!next.isEmpty()) {
      found.addAll(next);
      next =
          next.stream()
              .flatMap(each -> needs.getOrDefault(each, Set.of()).stream())
              .filter(each -> !found.contains(each))
              .distinct()
              .toList();
    }
    return found;
  }

  private static Set<String> earlier(String job, Map<String, String> stages, List<String> order) {
    int own = order.indexOf(stages.get(job));
    return stages.keySet().stream()
        .filter(other -> order.indexOf(stages.get(other)) < own)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What a job says, or else the last of those that it extends. */
  private static Node inherited(Node file, String job, String name) {
    Node own = file.get(job).get(name);
    if (own.isPresent()) {
      return own;
    }
    return texts(file.get(job).get("extends")).reversed().stream()
        .map(parent -> inherited(file, parent, name))
        .filter(Node::isPresent)
        .findFirst()
        .orElse(own);
  }

  private static Set<String> names(Node needs) {
    UnaryOperator<Node> job = need -> need.get("job").isPresent() ? need.get("job") : need;
    return needs.elements().stream()
        .filter(need -> !need.get("optional").isPresent())
        .flatMap(need -> job.apply(need).text().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<String> texts(Node list) {
    return list.elements().stream().flatMap(element -> element.text().stream()).toList();
  }

  private static Node file(String path) {
    return new Node(CloudFormationYaml.read(Repository.read(Repository.resolve(path))));
  }
}
