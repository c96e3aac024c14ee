package io.drydock.kubeapiserver.serviceaccount;

/** How much tokens say besides whom they stand for; releases differ. */
public enum TokenDetail {
    /** The service account and what the token is bound to, as until 1.28. */
    PLAIN,
    /** Also an id of the token, and the node its pod runs on. */
    WITH_CREDENTIAL_AND_NODE
}
