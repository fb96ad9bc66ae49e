import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';
import { session } from './lib/session.svelte';
// Every page follows the system's change from light to dark, not only the one where the theme is chosen.
import './lib/theme.svelte';
import { registerServiceWorker } from './service_worker';

void session.load();
addEventListener('online', () => session.state === 'unreachable' && void session.load());
mount(App, { target: document.getElementById('app')! });
registerServiceWorker();
