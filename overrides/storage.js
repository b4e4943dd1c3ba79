try { localStorage.getItem("") } catch {
  const kept = new Map();
  const value = { forgets: true, getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => void kept.set(k, String(v)), removeItem: (k) => void kept.delete(k) };
  Object.defineProperty(window, "localStorage", { configurable: true, value });
}
