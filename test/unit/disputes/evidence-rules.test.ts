import { expect } from 'chai';
import { type EvidenceItem, evidenceFault, hasRequired } from '../../../disputes/domain/evidence-rules.ts';
import { UPLOAD_LIMITS } from '../../../protocol/upload-limits.ts';
import { evidence } from './fakes/cases.ts';

const MEGABYTE = 1024 * 1024;
const item = (bytes: number, by: 'buyer' | 'seller' = 'buyer'): EvidenceItem => ({
  ...evidence('video', { bytes }),
  by,
  at: 0,
});

describe('evidence rules', () => {
  it('take ten files at a time and not eleven', () => {
    const files = Array.from({ length: UPLOAD_LIMITS.filesPerSubmission }, () => evidence());
    expect(evidenceFault([], files, 'buyer')).equal(undefined);
    expect(evidenceFault([], [...files, evidence()], 'buyer')?.code).equal('evidence_too_many');
  });

  it('take a type only where it fits the kind', () => {
    expect(evidenceFault([], [evidence('photo', { contentType: 'video/mp4' })], 'buyer')?.code).equal(
      'evidence_type_refused',
    );
    expect(evidenceFault([], [evidence('document', { contentType: 'image/svg+xml' })], 'buyer')?.code).equal(
      'evidence_type_refused',
    );
    expect(evidenceFault([], [evidence('chat-log', { contentType: 'text/plain' })], 'buyer')).equal(undefined);
  });

  it('limit an image to 10 MB, a video to 100 MB, and refuse an empty file', () => {
    expect(evidenceFault([], [evidence('photo', { bytes: 10 * MEGABYTE })], 'buyer')).equal(undefined);
    expect(evidenceFault([], [evidence('photo', { bytes: 10 * MEGABYTE + 1 })], 'buyer')?.code).equal(
      'evidence_too_large',
    );
    expect(evidenceFault([], [evidence('video', { bytes: 100 * MEGABYTE })], 'buyer')).equal(undefined);
    expect(evidenceFault([], [evidence('video', { bytes: 100 * MEGABYTE + 1 })], 'buyer')?.code).equal(
      'evidence_too_large',
    );
    expect(evidenceFault([], [evidence('photo', { bytes: 0 })], 'buyer')?.code).equal('evidence_too_large');
  });

  it('limit each party to 200 MB in a dispute, counted apart', () => {
    const full = [item(100 * MEGABYTE), item(100 * MEGABYTE)];
    expect(evidenceFault(full, [evidence('photo', { bytes: 1 })], 'buyer')?.code).equal('evidence_quota_exceeded');
    expect(evidenceFault(full, [evidence('photo', { bytes: 1 })], 'seller')).equal(undefined);
  });

  it('refuse the same file twice', () => {
    const file = evidence();
    expect(evidenceFault([], [file, file], 'buyer')?.code).equal('evidence_repeated');
    expect(evidenceFault([{ ...file, by: 'seller', at: 0 }], [file], 'buyer')?.code).equal('evidence_repeated');
  });

  it('ask for one of the named kinds, or for nothing', () => {
    expect(hasRequired([], [])).equal(true);
    expect(hasRequired([], ['photo'])).equal(false);
    expect(hasRequired([evidence('chat-log')], ['photo', 'video'])).equal(false);
    expect(hasRequired([evidence('video')], ['photo', 'video'])).equal(true);
  });
});
