/** The HTTP API: a route for each route of the topology, throttled and logged. It answers only through the front. */
import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogField } from 'aws-cdk-lib/aws-apigateway';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Route, Throttle } from '../../functions/topology.ts';
import { makeLogGroup } from './function.ts';

/** Requests a second of a whole province: 5,000 schools opening their link within a minute stay below. */
const THROTTLE = { throttlingRateLimit: 200, throttlingBurstLimit: 400 };

/** A map of free form in CloudFormation: its names are not the library's. */
const limitOf = ({ perSecond, burst }: Throttle) => ({
  ThrottlingRateLimit: perSecond,
  ThrottlingBurstLimit: burst,
});

const METHODS: Record<string, apigateway.HttpMethod> = apigateway.HttpMethod;

/** Neither addresses nor paths: a path may hold a token. */
const LOG_FORMAT = JSON.stringify({
  requestId: AccessLogField.contextRequestId(),
  requestTime: AccessLogField.contextRequestTime(),
  route: '$context.routeKey',
  status: AccessLogField.contextStatus(),
  responseLength: AccessLogField.contextResponseLength(),
  responseLatency: AccessLogField.contextResponseLatency(),
  integrationLatency: AccessLogField.contextIntegrationLatency(),
  integrationError: AccessLogField.contextIntegrationErrorMessage(),
});

export class Api extends Construct {
  /** Host name of the API's own URL, which only the front should call. */
  readonly host: string;
  readonly httpApi: apigateway.HttpApi;
  /** A line for each request. */
  readonly accessLogs: LogGroup;
  private readonly stage: apigateway.CfnStage;
  /** Of routes that are tighter than the stage. */
  private readonly limits: Record<string, ReturnType<typeof limitOf>> = {};

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { region, stackName, urlSuffix } = Stack.of(this);
    this.httpApi = new apigateway.HttpApi(this, 'HttpApi', { apiName: stackName, createDefaultStage: false });
    this.host = `${this.httpApi.apiId}.execute-api.${region}.${urlSuffix}`;
    this.accessLogs = makeLogGroup(this, 'AccessLogs');
    this.stage = new apigateway.CfnStage(this, 'Stage', {
      apiId: this.httpApi.apiId,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: THROTTLE,
      accessLogSettings: { destinationArn: this.logDestination(), format: LOG_FORMAT },
    });
  }

  /** The log group's ARN without the `:*` that CloudFormation returns and API Gateway refuses. */
  private logDestination(): string {
    return Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: this.accessLogs.logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }

  /** Gives `routes` to `target`, as payload format 2.0. */
  add(name: string, target: IFunction, routes: readonly Route[]): void {
    const integration = new HttpLambdaIntegration(name, target);
    for (const { route, throttle } of routes) {
      const [method = '', path = ''] = route.split(' ');
      const methods = METHODS[method];
      if (!methods) throw new Error(`${name}: no such method in route "${route}"`);
      for (const made of this.httpApi.addRoutes({ path, methods: [methods], integration })) {
        acknowledge(made);
        if (throttle) this.limit(route, made, throttle);
      }
    }
  }

  private limit(route: string, made: apigateway.HttpRoute, throttle: Throttle): void {
    this.limits[route] = limitOf(throttle);
    this.stage.routeSettings = this.limits;
    // The stage names the route, so it must exist first.
    this.stage.node.addDependency(made);
  }
}

function acknowledge(route: apigateway.HttpRoute): void {
  Validations.of(route).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason:
      'Who asks is decided by the function: a mailed link or an opaque session cookie, looked up in the table.',
  });
}
