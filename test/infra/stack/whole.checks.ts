import { describe, expect, it } from 'vitest';
import { ACCOUNT, resolveText } from '../resolve.ts';
import { kienGiang, synthesize } from '../stack.ts';
import { readReference, reference } from './reading.ts';

readReference();

describe('the stack', () => {
  it('is protected, in the province’s region, and tagged: CloudFormation hands the tags on to all that takes tags', () => {
    expect(reference().deployment).toEqual({
      tags: { application: 'an-toan-truong-hoc', province: 'kien-giang' },
      terminationProtection: true,
      region: kienGiang.region,
    });
  });

  it('leaves room below CloudFormation’s limits: 500 resources, 200 outputs, a megabyte', () => {
    const { Resources, Outputs } = JSON.parse(reference().json);
    expect(Object.keys(Resources).length).toBeLessThan(450);
    expect(Object.keys(Outputs).length).toBeLessThan(50);
    // As it is uploaded: the CLI sends the file as it was written.
    expect(Buffer.byteLength(reference().json)).toBeLessThan(600_000);
  });

  // It hands them to the services as they are, but shows `?` when asked for its template.
  it('says nothing beyond ASCII, which CloudFormation does not show, but what operators read in their language', () => {
    const written = JSON.stringify(JSON.parse(reference().json), (name, value) =>
      name === 'AlarmDescription' || name === 'DashboardBody' ? undefined : value,
    );
    expect(written.match(/[^\x20-\x7e\n]/)).toBeNull();
  });

  it('can be made in one go: no resource waits for itself', () => {
    const resources: Record<string, unknown> = JSON.parse(reference().json).Resources;
    const waitsFor = (id: string) =>
      Object.keys(resources).filter((other) => JSON.stringify(resources[id]).includes(`"${other}"`));
    const done = new Set<string>();
    const visit = (id: string, path: string[]) => {
      expect(path, 'a circle').not.toContain(id);
      if (done.has(id)) return;
      for (const other of waitsFor(id).filter((each) => each !== id)) visit(other, [...path, id]);
      done.add(id);
    };
    for (const id of Object.keys(resources)) visit(id, []);
    expect(done.size).toBe(Object.keys(resources).length);
  });

  it('takes the province’s own domain when it has one', async () => {
    const site = {
      domain: 'khaibao.kiengiang.example',
      certificateArn: `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/abc`,
    };
    const { template } = await synthesize({ ...kienGiang, site });
    const [front] = Object.values(template.findResources('AWS::CloudFront::Distribution'));
    expect(front?.Properties.DistributionConfig).toMatchObject({
      Aliases: [site.domain],
      ViewerCertificate: { AcmCertificateArn: site.certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
    for (const { Properties } of Object.values(template.findResources('AWS::Lambda::Function')))
      expect(Properties.Environment.Variables.PUBLIC_ORIGIN).toBe(`https://${site.domain}`);
    // DNS is elsewhere: the domain's owner is told what to enter there, and nothing when there is no domain.
    expect(resolveText(template.findOutputs('DnsSite').DnsSite?.Value)).toMatch(
      /^khaibao\.kiengiang\.example CNAME sitefront\w+\.cloudfront\.example$/,
    );
    expect(reference().template.findOutputs('DnsSite')).toEqual({});
    expect(template.findResources('AWS::Route53::RecordSet')).toEqual({});
  });
});
