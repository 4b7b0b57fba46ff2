import { render } from 'preact';
import { LanguageProvider } from '../shared/language.tsx';
import { Shop } from './shop.tsx';
import '../shared/theme.css';
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
