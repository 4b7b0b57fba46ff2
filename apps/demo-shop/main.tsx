import { render } from 'preact';
import { LanguageProvider } from '../../browser/language.tsx';
import { Shop } from './shop.tsx';
import '../../browser/theme.css';
import './shop.css';

const root = document.getElementById('app');
if (root !== null) {
  render(
    <LanguageProvider title={(words) => words.shop.title}>
      <Shop />
    </LanguageProvider>,
    root,
  );
}
