/**
 * Source of the script that runs before the page's own: the preload in a function whose only `require` is `electron`, and the two ends
 * of the bridge. Requests go out by the page's own origin, where the stand-in's router takes them; what comes in is delivered by name.
 */
export function preloadScript(preload: string): string {
  return `(() => {
  const origin = location.origin;
  const fetchNow = window.fetch.bind(window);
  const ask = (path, body) => fetchNow(origin + path, { method: 'POST', body: JSON.stringify(body) });
  const listeners = new Map();
  const ipcRenderer = {
    async invoke(channel, ...args) {
      const answer = await (await ask('/__stand-in/invoke', { channel, args })).json();
      if ('thrown' in answer) throw new Error("Error invoking remote method '" + channel + "': " + answer.thrown);
      return answer.value;
    },
    on(channel, listener) { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); return ipcRenderer; },
    removeListener(channel, listener) {
      listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener));
      return ipcRenderer;
    },
  };
  const contextBridge = {
    exposeInMainWorld(name, api) { Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true }); },
  };
  Object.defineProperty(window, '__standInDeliver', {
    value: (channel, args) => { for (const listener of listeners.get(channel) ?? []) listener({}, ...args); },
  });
  window.open = (address) => { void ask('/__stand-in/open-window', { address: String(address) }); return null; };
  const require = (name) => {
    if (name !== 'electron') throw new Error('module not found: ' + name);
    return { contextBridge, ipcRenderer };
  };
  const module = { exports: {} };
  (function (exports, require, module, process, global, Buffer) { ${preload}\n })(module.exports, require, module);
})();`;
}
