import { mount } from 'svelte';
import App from './ui/App.svelte';
import { i18n } from './state/i18n.svelte';
import './ui/styles/base.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
await i18n.ready;
mount(App, { target });
