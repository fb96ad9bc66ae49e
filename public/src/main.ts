import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';
import { session } from './lib/session.svelte';
import { registerServiceWorker } from './service_worker';

void session.load();
addEventListener('online', () => session.state === 'unreachable' && void session.load());
mount(App, { target: document.getElementById('app')! });
registerServiceWorker();
