/** Entry of the window: styles, then the application. */
import { mount } from 'svelte';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import App from './App.svelte';
import { prepareWorker } from './graph/raster/ready_worker';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element with the id "app".');

mount(App, { target });

// When the first screen stands: nobody waits for it, and the first picture is there sooner.
setTimeout(prepareWorker, 500);
