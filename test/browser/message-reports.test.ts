import { expect } from 'chai';
import { brokenJars } from '../flow/dispute-stage.ts';
import { clientId } from '../flow/transcript.ts';
import { keepPicture } from './browser.ts';
import { axeFaults, overflow } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

describe('words that should not stand in a case, on its pages', function () {
  this.timeout(120_000);
  let theatre: Theatre;
  before(async () => {
    theatre = await openTheatre('auracart');
  });
  after(() => theatre.close());

  it('are reported in two presses on a phone, hidden by a mediator, and then gone for both', async () => {
    const { stage } = theatre;
    const number = await brokenJars(stage);
    const path = `/v1/disputes/${number}/messages`;
    const insult = 'Eres una mentirosa.';
    await stage.seller('Kedai Dapur Mei').post(path, { clientId: clientId(), text: insult });
    const looks = { locale: 'es', width: 390, height: 780 } as const;
    const buyer = (await theatre.buyer(`/resolution/${number}`, looks)).page;
    const said = buyer.locator('.said', { hasText: insult });
    await said.getByRole('button', { name: 'Denunciar' }).click();
    const dialog = buyer.getByRole('dialog', { name: 'Denunciar un mensaje' });
    await dialog.getByText('Datos privados').waitFor();
    await keepPicture(buyer, 'report-message-es');
    expect(await axeFaults(buyer)).to.deep.equal([]);
    expect(await overflow(buyer)).to.equal(0);
    await dialog.getByRole('button', { name: 'Denunciar' }).click();
    await buyer.getByText('Denunciaste este mensaje.').waitFor();
    expect(await buyer.getByText(insult).isVisible(), 'folded away').to.equal(false);
    await buyer.getByText('Denunciaste este mensaje.').scrollIntoViewIfNeeded();
    await keepPicture(buyer, 'message-reported-es');

    const desk = (await theatre.mediator()).page;
    await desk.getByLabel('Which cases').selectOption('reported');
    await desk.locator('.queue-item', { hasText: 'Message reported' }).click();
    await desk.getByText(/Reported by buyer: Insults/i).scrollIntoViewIfNeeded();
    await keepPicture(desk, 'message-reported-desk');
    expect(await axeFaults(desk)).to.deep.equal([]);
    await desk.getByRole('button', { name: 'Hide from both sides' }).click();
    await desk.getByText('Hidden from both sides').waitFor();
    await buyer.getByText('La plataforma ocultó este mensaje.').waitFor();
    expect(await buyer.getByText(insult).count()).to.equal(0);
    expect(theatre.faults()).to.deep.equal([]);
  });
});
