package io.drydock.notebooks;

/**
 * A drawing that a notebook shows.
 *
 * @param svg the drawing
 * @param words what it says to those who cannot see it
 */
public record Picture(String svg, String words) {}
