package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.catalog.Release;

/**
 * In what releases differ about who owns what.
 *
 * @param strategiesTell lists that say nothing of themselves merge as their patch strategy says
 * @param quantitiesAreText a quantity must be written as text
 * @param repeats what is stored may hold the same element twice, and elements may lack some of their keys
 * @param configuredOrder merged elements stand in the order of the configuration, not in the one they had
 * @param emptyFields a field of a struct that holds nothing is owned, too
 * @param namedFieldsGo a struct goes with the last of its fields that a manager gives up
 * @param everyChangeIsTimed and not only those after which a manager owns other fields than before
 * @param subresources entries tell a subresource's fields from the others
 * @param wholesAreTakenApart who owns a map, a struct or a list as one owns its parts of today, at the next change
 * @param completeEntries an entry must say its operation and version to be understood
 */
record MergeRules(
        boolean strategiesTell,
        boolean quantitiesAreText,
        boolean repeats,
        boolean configuredOrder,
        boolean emptyFields,
        boolean namedFieldsGo,
        boolean everyChangeIsTimed,
        boolean subresources,
        boolean wholesAreTakenApart,
        boolean completeEntries) {

    static MergeRules of(Release release) {
        boolean old = !release.atLeast(Release.V1_36);
        return new MergeRules(old, old, !old, !old, !old, !old, !old, !old, old, !old);
    }
}
