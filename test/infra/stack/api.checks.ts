import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../functions/topology.ts';
import { resolveText } from '../resolve.ts';
import { all, arnOf, only, properties, readReference, reference } from './reading.ts';

readReference();

describe('the API', () => {
  it('has every route of the topology, each leading to its function, and no others', () => {
    const integrations = reference().template.findResources('AWS::ApiGatewayV2::Integration');
    const found = properties('AWS::ApiGatewayV2::Route').map(({ RouteKey, Target }) => {
      const integration = integrations[resolveText(Target).replace('integrations/', '')]?.Properties;
      expect(integration.PayloadFormatVersion).toBe('2.0');
      return [RouteKey, resolveText(integration.IntegrationUri)];
    });
    const wanted = FUNCTIONS.flatMap(({ name, routes }) =>
      (routes ?? []).map(({ route }) => [route, arnOf(name)]),
    );
    expect(found.sort()).toEqual(wanted.sort());
  });

  it('is throttled, and what is dear or guessed at more tightly, once its route exists', () => {
    const [[, { Properties, DependsOn }] = ['', { Properties: {}, DependsOn: [] }]] =
      all('AWS::ApiGatewayV2::Stage');
    const { ThrottlingRateLimit, ThrottlingBurstLimit } = Properties.DefaultRouteSettings;
    const tight = FUNCTIONS.flatMap(({ routes = [] }) => routes).flatMap(({ route, throttle }) =>
      throttle ? [{ route, ...throttle }] : [],
    );
    const settings = tight.map(({ route, perSecond, burst }) => [
      route,
      { ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: burst },
    ]);
    expect(Properties.RouteSettings).toEqual(Object.fromEntries(settings));
    for (const { route, perSecond, burst } of tight) {
      expect([route, perSecond < ThrottlingRateLimit, burst < ThrottlingBurstLimit]).toEqual([
        route,
        true,
        true,
      ]);
      const [made] = all('AWS::ApiGatewayV2::Route').find(([, r]) => r.Properties.RouteKey === route) ?? [];
      expect(DependsOn).toContain(made);
    }
  });

  it('holds back most tightly what anyone may try without being known', () => {
    const open = FUNCTIONS.flatMap(({ routes = [] }) => routes)
      .filter(({ action, route }) => action === 'anyone' && route.startsWith('POST'))
      .map(({ route, throttle }) => [route, (throttle?.perSecond ?? 200) <= 10]);
    expect(open).toEqual([
      ['POST /api/sign-in', true],
      ['POST /api/session', true],
      ['POST /api/unsubscribe/{token}', true],
    ]);
  });

  it('logs neither addresses nor paths', () => {
    const { Format } = only('AWS::ApiGatewayV2::Stage').AccessLogSettings;
    expect(Object.keys(JSON.parse(Format))).toContain('requestId');
    expect(Format).not.toMatch(/sourceIp|\.path|rawPath|identity/);
  });
});
