/** What keeps the status of CustomResourceDefinitions. */
@NullMarked
package io.drydock.apiextensions.controller;

import org.jspecify.annotations.NullMarked;
