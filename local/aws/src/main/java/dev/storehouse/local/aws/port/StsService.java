package dev.storehouse.local.aws.port;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** STS as far as {@code GetCallerIdentity} (query protocol, version 2011-06-15). */
public final class StsService implements AwsService {

  private static final String ACCOUNT_ID = "000000000000";
  private static final int OK = 200;

  @Override
  public String signingName() {
    return "sts";
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    String action = action(request);
    if (!action.equals("GetCallerIdentity")) {
      return AwsResponse.error(
          request, "InvalidAction", "STS here serves GetCallerIdentity, not \"" + action + "\"");
    }
    return AwsResponse.xml(
        OK,
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult>
            <Arn>arn:aws:iam::%1$s:root</Arn>
            <UserId>%1$s</UserId>
            <Account>%1$s</Account>
          </GetCallerIdentityResult>
          <ResponseMetadata>
            <RequestId>%2$s</RequestId>
          </ResponseMetadata>
        </GetCallerIdentityResponse>
        """
            .formatted(ACCOUNT_ID, request.requestId()));
  }

  private static String action(AwsRequest request) {
    String form = request.query() + "&" + new String(request.body(), StandardCharsets.UTF_8);
    return Arrays.stream(form.split("&"))
        .filter(pair -> pair.startsWith("Action="))
        .map(pair -> URLDecoder.decode(pair.substring("Action=".length()), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }
}
