/** The front: pages from a private bucket and /api from the API, on one origin. */
import { CfnOutput, Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { FRONT_HEADERS } from '../../functions/platform/environment.ts';
import type { Province } from '../../functions/platform/province.ts';
import { makeHeaders } from './headers.ts';

const edge = (file: string) =>
  cloudfront.FunctionCode.fromFile({ filePath: new URL(`edge/${file}`, import.meta.url).pathname });

/** All that CloudFront would keep for ten seconds if nothing is said. */
const ERRORS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

/** A private bucket that outlives the stack. The library's own class does not fit its interface under exactOptionalPropertyTypes. */
const makeBucket = (scope: Construct, id: string, props: s3.BucketProps): s3.IBucket =>
  new s3.Bucket(scope, id, {
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
    ...props,
  }) as s3.IBucket;

export class Site extends Construct {
  /** Scheme and host of the pages. */
  readonly origin: string;
  /** What the API is shown as proof that a request came through here: known to this stack only, nothing to keep secret elsewhere. */
  readonly originKey: string;
  readonly bucket: s3.IBucket;
  readonly distribution: cloudfront.Distribution;

  /** @param apiHost host of the API's own URL. */
  constructor(scope: Construct, id: string, province: Province, apiHost: string) {
    super(scope, id);
    // arn:aws:cloudformation:region:account:stack/name/GUID
    this.originKey = Fn.select(2, Fn.split('/', Stack.of(this).stackId));
    const logs = this.makeLogBucket();
    this.bucket = makeBucket(this, 'Pages', {
      versioned: true,
      // What a deployment replaced can be brought back for a month.
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'pages/',
    });
    this.distribution = this.makeDistribution(province, apiHost, logs);
    this.origin = `https://${province.site?.domain ?? this.distribution.distributionDomainName}`;
    this.acknowledge(province);
    // The domain's DNS is elsewhere: its owner enters this, and the records that prove the certificate and the mails.
    if (province.site)
      new CfnOutput(Stack.of(this), 'DnsSite', {
        value: `${province.site.domain} CNAME ${this.distribution.distributionDomainName}`,
      });
  }

  /**
   * Standard logging of the old kind: the new one, which could leave columns out, is made in us-east-1 only and would need
   * a second stack there. So a line has the viewer's address and the path, in which an unsubscribe token may stand (it ends
   * one account's digests and does nothing else); never a cookie, a body or a fragment, where links carry theirs. A month
   * is enough to look into an attack; nobody but the account's own people reads it.
   */
  private makeLogBucket(): s3.IBucket {
    return makeBucket(this, 'Logs', {
      // CloudFront delivers its logs by ACL.
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(30) }],
    });
  }

  private makeDistribution(province: Province, apiHost: string, logs: s3.IBucket): cloudfront.Distribution {
    const { site } = province;
    const responseHeadersPolicy = makeHeaders(this);
    const api = new HttpOrigin(apiHost, {
      customHeaders: { [FRONT_HEADERS.originKey]: this.originKey },
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      // No shorter than the longest function behind the API.
      readTimeout: Duration.seconds(30),
    });
    return new cloudfront.Distribution(this, 'Front', {
      comment: province.id,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      enableIpv6: true,
      // Viet Nam's own edges are in it, South America's and Australia's are not.
      priceClass: cloudfront.PriceClass.PRICE_CLASS_200,
      logBucket: logs,
      logFilePrefix: 'front/',
      ...(site && {
        domainNames: [site.domain],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', site.certificateArn),
        minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      // A school not known a moment ago may be known now, and an answer of 404 or 503 may be one person's own.
      errorResponses: ERRORS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      defaultBehavior: {
        responseHeadersPolicy,
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
        functionAssociations: [this.atEdge('PagesFunction', 'pages.js')],
      },
      additionalBehaviors: {
        // The same for everybody: however many look, the function is asked once a minute.
        '/api/public/*': {
          responseHeadersPolicy,
          viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
          origin: api,
          cachePolicy: new cloudfront.CachePolicy(this, 'PublicAnswers', {
            minTtl: Duration.seconds(0),
            defaultTtl: Duration.seconds(0),
            maxTtl: Duration.minutes(1),
            queryStringBehavior: cloudfront.CacheQueryStringBehavior.allowList('q'),
            enableAcceptEncodingGzip: true,
          }),
        },
        '/api/*': {
          responseHeadersPolicy,
          viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
          origin: api,
          allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
          cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
          originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          functionAssociations: [this.atEdge('ViewerFunction', 'viewer.js')],
        },
      },
    });
  }

  private atEdge(id: string, file: string): cloudfront.FunctionAssociation {
    const runtime = cloudfront.FunctionRuntime.JS_2_0;
    return {
      function: new cloudfront.Function(this, id, { code: edge(file), runtime }),
      eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
    };
  }

  private acknowledge(province: Province): void {
    Validations.of(this.distribution).acknowledge(
      {
        id: 'AwsSolutions-CFR1',
        reason: 'A school may declare from anywhere; nothing here is bound to a country.',
      },
      {
        id: 'AwsSolutions-CFR2',
        reason:
          'A web ACL costs more a month than everything else together; limits per address and viewer are items.',
      },
    );
    if (province.site) return;
    Validations.of(this.distribution).acknowledge({
      id: 'AwsSolutions-CFR4',
      reason: 'Without an own domain CloudFront’s certificate is used, whose protocols cannot be chosen.',
    });
  }
}
