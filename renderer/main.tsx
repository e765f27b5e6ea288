import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { connectReview } from './api/connect-review.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App client={connectReview()} />);
