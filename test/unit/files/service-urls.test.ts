import { expect } from 'chai';
import { byteRange } from '../../../files/byte-range.ts';
import { parseClamdUrl, parseS3Url } from '../../../files/service-urls.ts';

describe('addresses of a file store and a scanner', () => {
  it('reads an S3 address, its key and secret decoded', () => {
    expect(parseS3Url('s3://key:se%2Fcret%3D@127.0.0.1:9000/my-bucket?region=eu-1&tls=off')).to.deep.equal({
      endpoint: 'http://127.0.0.1:9000/my-bucket',
      region: 'eu-1',
      accessKeyId: 'key',
      secretAccessKey: 'se/cret=',
    });
    expect(parseS3Url('s3://k:s@s3.example.com/bucket')).to.include({
      endpoint: 'https://s3.example.com/bucket',
      region: 'us-east-1',
    });
  });

  it('takes no address that misses something or has too much', () => {
    for (const wrong of [
      '',
      'https://k:s@h/b',
      's3://h/bucket',
      's3://k@h/bucket',
      's3://k:s@h',
      's3://k:s@h/Bucket',
      's3://k:s@h/bucket/folder',
      's3://k:s@h/bucket?tls=maybe',
      's3://k:s@h/bucket?regoin=x',
    ])
      expect(parseS3Url(wrong), wrong).to.equal(undefined);
  });

  it('reads where clamd listens', () => {
    expect(parseClamdUrl('tcp://127.0.0.1:3310')).to.deep.equal({ host: '127.0.0.1', port: 3310 });
    expect(parseClamdUrl('tcp://[::1]:3310')).to.deep.equal({ host: '::1', port: 3310 });
    for (const path of ['unix:/run/clamav/clamd.ctl', 'unix:///run/clamav/clamd.ctl'])
      expect(parseClamdUrl(path)).to.deep.equal({ path: '/run/clamav/clamd.ctl' });
    for (const wrong of ['', 'tcp://host', 'http://host:1', 'unix:', '/run/clamd.ctl'])
      expect(parseClamdUrl(wrong), wrong).to.equal(undefined);
  });
});

describe('a Range header', () => {
  for (const [header, found] of [
    [undefined, undefined],
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-5', { start: 95, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=0-999', { start: 0, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', undefined],
    ['bytes=1-2,4-5', undefined],
    ['bytes=-', undefined],
    ['bytes=99999999999999999999-', undefined],
    ['items=0-1', undefined],
  ] as const)
    it(`${header} of 100 bytes is ${JSON.stringify(found) ?? 'the whole'}`, () => {
      expect(byteRange(header, 100)).to.deep.equal(found);
    });
});
