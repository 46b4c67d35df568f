package dev.storehouse.local.system;

import dev.storehouse.local.contract.ApiContract;
import dev.storehouse.local.contract.Operation;
import dev.storehouse.local.system.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** An API to send wrong requests to. */
interface FuzzTarget {

  ApiContract contract();

  /** Someone to call an operation, most often one who may. */
  ApiClient caller(Operation operation, RandomGenerator random);

  /** Real values by the name of the parameter or field. */
  Map<String, List<String>> objects();

  /** Cursors that the API has given out. */
  List<String> cursors();

  /** Some requests are right, and what they use up is no good for those that follow. */
  void replaceWhatIsGone(FuzzedRequest request, Answer answer);
}
