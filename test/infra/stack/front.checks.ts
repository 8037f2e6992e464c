import { describe, expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../../infra/headers.ts';
import { resolve, resolveText, STACK_GUID } from '../resolve.ts';
import { all, only, properties, readReference, reference } from './reading.ts';

readReference();

describe('the front', () => {
  const distribution = () => only('AWS::CloudFront::Distribution').DistributionConfig;

  it('shows the API the key its functions ask for', () => {
    const [header, ...others] = distribution().Origins.flatMap(
      (origin: { OriginCustomHeaders?: unknown[] }) => origin.OriginCustomHeaders ?? [],
    );
    expect(others).toEqual([]);
    expect(resolve(header)).toEqual({ HeaderName: 'x-origin-key', HeaderValue: STACK_GUID });
  });

  it('caches nothing of the API but what is everybody’s, and no error of anyone', () => {
    const { CacheBehaviors, CustomErrorResponses } = distribution();
    expect(CacheBehaviors.map((each: { PathPattern: string }) => each.PathPattern)).toEqual([
      '/api/public/*',
      '/api/*',
    ]);
    // What is the same for everybody is kept a minute, by its search alone: no cookie, no header makes another answer.
    const {
      MaxTTL,
      DefaultTTL,
      ParametersInCacheKeyAndForwardedToOrigin: key,
    } = only('AWS::CloudFront::CachePolicy').CachePolicyConfig;
    expect([MaxTTL, DefaultTTL]).toEqual([60, 0]);
    expect(key).toMatchObject({
      CookiesConfig: { CookieBehavior: 'none' },
      HeadersConfig: { HeaderBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['q'] },
    });
    // Managed policies: CachingDisabled, AllViewerExceptHostHeader.
    expect(CacheBehaviors[1]).toMatchObject({
      PathPattern: '/api/*',
      ViewerProtocolPolicy: 'https-only',
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    });
    for (const response of CustomErrorResponses)
      expect(response).toEqual({ ErrorCode: expect.any(Number), ErrorCachingMinTTL: 0 });
    expect(CustomErrorResponses.map((r: { ErrorCode: number }) => r.ErrorCode)).toEqual(
      expect.arrayContaining([404, 500, 503]),
    );
  });

  it('sends the security headers, with HSTS, on pages and API', () => {
    const { SecurityHeadersConfig: s, CustomHeadersConfig } = only(
      'AWS::CloudFront::ResponseHeadersPolicy',
    ).ResponseHeadersPolicyConfig;
    const custom = CustomHeadersConfig.Items.map((h: { Header: string; Value: string }) => [
      h.Header,
      h.Value,
    ]);
    expect({
      ...Object.fromEntries(custom),
      'content-security-policy': s.ContentSecurityPolicy.ContentSecurityPolicy,
      'referrer-policy': s.ReferrerPolicy.ReferrerPolicy,
      'x-content-type-options': s.ContentTypeOptions.Override && 'nosniff',
      'x-frame-options': s.FrameOptions.FrameOption,
    }).toEqual(SECURITY_HEADERS);
    expect(s.StrictTransportSecurity.AccessControlMaxAgeSec).toBeGreaterThan(31_536_000);
    const { CacheBehaviors, DefaultCacheBehavior } = distribution();
    for (const behaviour of [...CacheBehaviors, DefaultCacheBehavior])
      expect(behaviour.ResponseHeadersPolicyId).toBeDefined();
  });

  it('tells a browser to stay with TLS, to sniff nothing, to be framed by nobody and to tell nobody where it was', () => {
    const { SecurityHeadersConfig, CustomHeadersConfig } = only(
      'AWS::CloudFront::ResponseHeadersPolicy',
    ).ResponseHeadersPolicyConfig;
    expect(SecurityHeadersConfig).toEqual({
      ContentSecurityPolicy: {
        ContentSecurityPolicy: "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
        Override: true,
      },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY', Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, Override: true },
    });
    expect(CustomHeadersConfig.Items).toEqual([
      { Header: 'cross-origin-opener-policy', Value: 'same-origin', Override: true },
      { Header: 'permissions-policy', Value: 'camera=(), geolocation=(), microphone=()', Override: true },
    ]);
  });

  it('speaks HTTP/3 and IPv6, from Viet Nam’s own edges, and compresses what it keeps', () => {
    const { HttpVersion, IPV6Enabled, PriceClass, DefaultCacheBehavior } = distribution();
    expect({ HttpVersion, IPV6Enabled, PriceClass }).toEqual({
      HttpVersion: 'http2and3',
      IPV6Enabled: true,
      PriceClass: 'PriceClass_200',
    });
    expect(DefaultCacheBehavior).toMatchObject({ Compress: true, ViewerProtocolPolicy: 'redirect-to-https' });
  });

  it('asks the API by TLS 1.2 only', () => {
    const [origin, ...others] = distribution().Origins.flatMap(
      (each: { CustomOriginConfig?: object }) => each.CustomOriginConfig ?? [],
    );
    expect(others).toEqual([]);
    expect(origin).toMatchObject({ OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] });
  });

  it('keeps a log for a month, without cookies', () => {
    const { Logging } = distribution();
    const [bucket, name] = resolveText(Logging.Bucket).split('.');
    expect([Logging.IncludeCookies ?? false, Logging.Prefix, name]).toEqual([
      false,
      'front/',
      'RegionalDomainName',
    ]);
    const logs = reference().template.findResources('AWS::S3::Bucket')[String(bucket)]?.Properties;
    expect(logs.LifecycleConfiguration.Rules).toEqual([{ ExpirationInDays: 30, Status: 'Enabled' }]);
    // CloudFront delivers by ACL.
    expect(logs.OwnershipControls.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerPreferred' }]);
  });

  it('reads the pages from a bucket nobody else reads', () => {
    only('AWS::CloudFront::OriginAccessControl');
    for (const { PublicAccessBlockConfiguration, BucketEncryption } of properties('AWS::S3::Bucket')) {
      expect(PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      const [rule] = BucketEncryption.ServerSideEncryptionConfiguration;
      expect(rule).toEqual({ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } });
    }
  });

  it('can give back for a month what a deployment replaced, also when the stack is gone', () => {
    const versioned = all('AWS::S3::Bucket').filter(
      ([, { Properties }]) => Properties.VersioningConfiguration,
    );
    expect(
      versioned.map(([, bucket]) => [bucket.Properties.LifecycleConfiguration.Rules, bucket.DeletionPolicy]),
    ).toEqual([
      [
        [
          {
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
            Status: 'Enabled',
          },
        ],
        'Retain',
      ],
    ]);
  });
});
