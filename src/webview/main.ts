import 'uplot/dist/uPlot.min.css';
import './history.css';
import { HistoryPage, type VsCodeApi } from './page.ts';
import { dispatch, type Handlers, parsePageState, type ToPage } from './protocol.ts';

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();
/** How many readings have room side by side. A page that is not laid out yet has no width. */
const columns = Math.max(1, document.documentElement.clientWidth);
let page: HistoryPage | undefined;

const handlers: Handlers<ToPage> = {
  start: (message) => {
    page = new HistoryPage(document.body, api, message, columns);
  },
  history: (message) => page?.show(message),
};

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (Object.hasOwn(handlers, data.type)) {
    dispatch(handlers, data);
  }
});

const { accountId, range } = parsePageState(api.getState());
api.postMessage({
  type: 'ready',
  columns,
  ...(accountId === undefined ? {} : { accountId, range }),
});
