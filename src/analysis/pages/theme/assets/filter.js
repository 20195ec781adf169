// The index's filter: shows the cards whose words hold every word typed.
(function () {
  "use strict";
  var box = document.getElementById("filter");
  var cards = Array.prototype.slice.call(document.querySelectorAll(".card"));
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  box.parentElement.hidden = false;
  box.addEventListener("input", function () {
    var words = plain(box.value).split(/\s+/).filter(Boolean);
    cards.forEach(function (card) {
      var text = plain(card.textContent + " " + card.querySelector("a").getAttribute("href"));
      card.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
    });
    document.querySelectorAll("#reports section").forEach(function (section) {
      section.hidden = !section.querySelector(".card:not([hidden])");
    });
    document.getElementById("none-left").hidden = Boolean(document.querySelector(".card:not([hidden])"));
  });
})();
