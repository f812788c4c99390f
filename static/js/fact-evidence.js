/* A fact's sentence opens in place. The <details> inside works alone; this adds: one card open at a time,
   Escape closes it and gives the focus back, and a card that would leave the window turns to the other side. */

class FactEvidence extends HTMLElement {
  connectedCallback() {
    this.details = this.querySelector("details");
    if (!this.details) return;
    this.details.addEventListener("toggle", () => this.toggled());
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.details.open) return;
      event.stopPropagation();
      this.details.open = false;
      this.details.querySelector("summary").focus();
    });
  }

  toggled() {
    if (!this.details.open) return;
    for (const other of document.querySelectorAll("fact-evidence > details[open]")) {
      if (other !== this.details && !other.contains(this.details)) other.open = false;
    }
    const card = this.details.querySelector(".evidence");
    card.classList.remove("evidence--left");
    const edge = document.documentElement.clientWidth;
    card.classList.toggle("evidence--left", card.getBoundingClientRect().right > edge);
  }
}

document.addEventListener("click", (event) => {
  if (event.target.closest("fact-evidence")) return;
  for (const open of document.querySelectorAll("fact-evidence > details[open]")) open.open = false;
});

customElements.define("fact-evidence", FactEvidence);
