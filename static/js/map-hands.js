/* One finger and the bare wheel scroll the page; two fingers, or Ctrl with the wheel, move the map. Who tries is told. */

const SHOWN_MS = 1500;

export function bindHands(map, words) {
  const box = map.getContainer();
  const hint = document.createElement("div");
  hint.className = "map-hint";
  hint.setAttribute("aria-hidden", "true");
  box.append(hint);
  let timer = 0;
  const tell = (words_) => {
    hint.textContent = words_;
    hint.classList.add("is-shown");
    clearTimeout(timer);
    timer = setTimeout(() => hint.classList.remove("is-shown"), SHOWN_MS);
  };

  box.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.stopImmediatePropagation(); // before Leaflet: the page scrolls
      tell(words.wheel);
    },
    { capture: true, passive: true },
  );

  if (!matchMedia("(pointer: coarse)").matches) return;
  map.dragging.disable();
  box.addEventListener("touchmove", (event) => event.touches.length === 1 && tell(words.fingers), { passive: true });
  box.addEventListener("touchstart", (event) => event.touches.length > 1 && hint.classList.remove("is-shown"), { passive: true });
}
