/** Reads YAML into JSON trees and writes them as YAML, in the dialect of the real server. */
@NullMarked
package io.drydock.apimachinery.yaml;

import org.jspecify.annotations.NullMarked;
