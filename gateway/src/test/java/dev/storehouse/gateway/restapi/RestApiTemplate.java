package dev.storehouse.gateway.restapi;

/** A REST API with a route for each thing that tests ask of one. */
final class RestApiTemplate {

  static final String TEXT =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Api:
          Type: AWS::Serverless::Api
          Properties:
            StageName: live
            ApiKeySourceType: AUTHORIZER
            BinaryMediaTypes: [image~1png]
            Cors:
              AllowOrigin: "'https://shop.example.com'"
              AllowHeaders: "'authorization'"
              MaxAge: "'600'"
            Auth:
              DefaultAuthorizer: Principal
              ApiKeyRequired: true
              AddDefaultAuthorizerToCorsPreflight: false
              AddApiKeyRequiredToCorsPreflight: false
              Authorizers:
                Principal:
                  FunctionPayloadType: REQUEST
                  FunctionArn: !Ref Gatekeeper.Alias
                  Identity:
                    ReauthorizeEvery: 0
            Models:
              Query:
                $schema: http://json-schema.org/draft-04/schema#
                type: object
                required: [sql]
                properties:
                  sql:
                    type: string
            MethodSettings:
              - ResourcePath: /*
                HttpMethod: '*'
                ThrottlingRateLimit: 100
                ThrottlingBurstLimit: 200
              - ResourcePath: /~1slow
                HttpMethod: GET
                ThrottlingRateLimit: 1
                ThrottlingBurstLimit: 2
            GatewayResponses:
              DEFAULT_4XX:
                ResponseParameters:
                  Headers:
                    X-Path: method.request.header.X-Asked
              UNAUTHORIZED:
                StatusCode: 401
                ResponseParameters:
                  Headers:
                    WWW-Authenticate: "'Bearer'"
                    Content-Type: "'application/problem+json'"
                ResponseTemplates:
                  application/json: '{"code":"$context.error.responseType","path":"$context.path","id":"$context.requestId","said":$context.error.messageString,"none":"$context.authorizer.tenant"}'
              BAD_REQUEST_BODY:
                ResponseTemplates:
                  application/json: '{"errors":"$context.error.validationErrorString"}'
        Gatekeeper:
          Type: AWS::Serverless::Function
          Properties:
            Handler: example.Gatekeeper
            AutoPublishAlias: live
        Shop:
          Type: AWS::Serverless::Function
          Properties:
            Handler: example.Shop
            AutoPublishAlias: live
            Events:
              Open:
                Type: Api
                Properties: {RestApiId: !Ref Api, Method: GET, Path: /open, Auth: {Authorizer: NONE, ApiKeyRequired: false}}
              Slow:
                Type: Api
                Properties: {RestApiId: !Ref Api, Method: GET, Path: /slow, TimeoutInMillis: 100, Auth: {Authorizer: NONE, ApiKeyRequired: false}}
              Any:
                Type: Api
                Properties: {RestApiId: !Ref Api, Method: ANY, Path: '/any/{proxy+}', Auth: {Authorizer: NONE, ApiKeyRequired: false}}
              Keyless:
                Type: Api
                Properties: {RestApiId: !Ref Api, Method: GET, Path: '/jobs/{job_id}', Auth: {ApiKeyRequired: false}}
              Fixed:
                Type: Api
                Properties: {RestApiId: !Ref Api, Method: DELETE, Path: /jobs/all, Auth: {Authorizer: NONE, ApiKeyRequired: false}}
              Keyed:
                Type: Api
                Properties: {RestApiId: !Ref Api, Method: GET, Path: /keyed}
              Query:
                Type: Api
                Properties:
                  RestApiId: !Ref Api
                  Method: POST
                  Path: /queries
                  Auth: {Authorizer: NONE, ApiKeyRequired: false}
                  RequestModel: {Model: Query, Required: true, ValidateBody: true, ValidateParameters: true}
                  RequestParameters:
                    - method.request.header.X-Optional
                    - method.request.querystring.page:
                        Required: true
      """;

  private RestApiTemplate() {}

  /** What an authorizer answers, with more fields behind the policy. */
  static String policy(String effect, String resource, String rest) {
    return """
        {"principalId":"p1","policyDocument":{"Version":"2012-10-17","Statement":[
          {"Action":"execute-api:Invoke","Effect":"%s","Resource":"%s"}]}%s}
        """
        .formatted(effect, resource, rest);
  }
}
