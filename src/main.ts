/**
 * The script that the document loads. The page's frame is in index.html and is painted without any script; this script
 * makes sure that nothing unsafe can be written into it, and loads its content. If that fails to come, public/stuck.js
 * says so.
 */
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/page.css';
import './styles/small-screens.css';
import { guardSinks } from './ui/trusted-types.ts';

guardSinks();
void import('./ui/start.tsx').then(({ start }) => start());
