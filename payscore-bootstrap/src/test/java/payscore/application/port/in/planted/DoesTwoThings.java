package payscore.application.port.in.planted;

interface DoesTwoThings {
    void one();

    void another();
}
