/** Entry of one screen of the gallery: `screens.html?scene=network&theme=dark&zoom=200`. */
import { mount } from 'svelte';
import App from '../../App.svelte';
import '../../styles/fonts.css';
import '../../styles/tokens.css';
import '../../styles/base.css';
import { playEngine } from './player';
import { open, SCENES } from './scenes';

const target = document.getElementById('app');
if (!target) throw new Error('screens.html has no element with the id "app".');

const asked = new URLSearchParams(location.search);
const scene = SCENES.find((one) => one.id === asked.get('scene')) ?? SCENES[0];
if (!scene) throw new Error('There is no scene.');

playEngine(scene.mood, {
  theme: asked.get('theme') === 'dark' ? 'dark' : 'light',
  panels: { zoom_percent: Number(asked.get('zoom') ?? 100) },
});
mount(App, { target });
void open(scene);
