#pragma once

#include <array>

namespace samband::sandbox::names {

// Common Norwegian words for names, put together at random: nobody in particular is meant.
inline constexpr std::array given{"Kari", "Ola", "Ingrid", "Bjørn", "Åse", "Øyvind", "Sølvi", "Håkon", "Liv", "Jørgen",
    "Solveig", "Pål", "Ragnhild", "Åge", "Gunn", "Øystein", "Marit", "Sindre", "Tuva", "Eirik", "Synnøve", "Leif",
    "Astrid", "Torbjørn", "Berit", "Kåre", "Vårin", "Magnus", "Hedda", "Trygve", "Ærling", "Brynhild", "Dagfinn",
    "Eldbjørg", "Frøydis", "Gjermund", "Hjørdis", "Ivar", "Jorunn", "Knut", "Lillebjørn", "Målfrid", "Njål", "Oddvar",
    "Rønnaug", "Sigbjørn", "Torunn", "Ulrik", "Vebjørn", "Yngvild"};
inline constexpr std::array doubled{
    "Anne Marie", "Ole-Jakob", "Inger Lise", "Per Åge", "Nils-Øyvind", "Else Kåre", "Tor Håkon", "Kari-Anne"};
inline constexpr std::array familyStart{"Berg", "Dal", "Fjell", "Grøn", "Hauge", "Kvern", "Lund", "Mæl", "Nord", "Øst",
    "Rød", "Sand", "Skår", "Stein", "Tveit", "Vik", "Ås", "Bjørke", "Elve", "Furu", "Gran", "Hol", "Kirke", "Løv",
    "Myr", "Ness", "Seter", "Sol", "Storm", "Ulve"};
inline constexpr std::array familyEnd{
    "", "", "heim", "stad", "rud", "vik", "bø", "land", "set", "mo", "ås", "øy", "nes", "haug", "sæther", "gård"};
inline constexpr std::array firmStart{"Fjordvik", "Nordlys", "Blåfjell", "Østhavn", "Granstua", "Sølvbekken",
    "Ravneberg", "Kystlaget", "Månestråle", "Tindegård", "Åskanten", "Bølgebryt", "Havørn", "Lyngheia", "Sjøbris",
    "Torvmyr", "Vinterbro", "Ulvedal", "Elgtråkk", "Isbre"};
inline constexpr std::array firmTrade{"Rør", "Elektro", "Bygg", "Regnskap", "Transport", "Maling", "Data", "Fisk",
    "Hagesenter", "Møbler", "Verksted", "Kjøkken", "Båtservice", "Bakeri", "Tømrer", "Rådgivning"};
inline constexpr std::array firmForm{"AS", "AS", "AS", "ANS", "DA", "& Sønner AS"};
inline constexpr std::array street{
    "Storgata", "Kirkeveien", "Fjordgata", "Skogveien", "Åsveien", "Bølerlia", "Sjøgata", "Granittveien"};
struct Place {
    const char *code;
    const char *area;
};
inline constexpr std::array<Place, 10> place{
    {{"0150", "Oslo"}, {"5003", "Bergen"}, {"7010", "Trondheim"}, {"9008", "Tromsø"}, {"4006", "Stavanger"},
        {"1606", "Fredrikstad"}, {"6002", "Ålesund"}, {"3015", "Drammen"}, {"8006", "Bodø"}, {"4838", "Arendal"}}};
inline constexpr std::array goods{
    "Serviceavtale", "Pumpe", "Kabelsett", "Lisens", "Opplæring", "Varmekilde", "Målerskap", "Båtmotor"};
inline constexpr std::array oddPhone{"ring etter 16", "ukjent", "sentralbord, be om Åse", "se e-post", "n/a"};

} // namespace samband::sandbox::names
