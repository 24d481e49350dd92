/** Entry of the gallery: every component in every state, light and dark side by side. */
import { mount } from 'svelte';
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import Gallery from './Gallery.svelte';
import { pretendToBeTheEngine } from './import/scenes';

const target = document.getElementById('app');
if (!target) throw new Error('gallery.html has no element with the id "app".');

pretendToBeTheEngine();
mount(Gallery, { target });
