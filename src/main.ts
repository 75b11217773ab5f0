/**
 * What the document asks for. The page's frame is in index.html and is painted without any script;
 * this lets nothing unsafe be written into it and fetches what belongs inside. public/stuck.js tells of
 * it when that does not come.
 */
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/page.css';
import { guardSinks } from './ui/trusted-types.ts';

guardSinks();
void import('./ui/start.tsx').then(({ start }) => start());
