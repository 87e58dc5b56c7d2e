// SPDX-License-Identifier: GPL-3.0-or-later
// make_vault_seeds OUT: seeds of the fuzzer of vault files as OUT/vault_file/NAME, whole ones and broken ones.
#include "engine/consent/session_file.h"
#include "engine/vault/audit_log.h"
#include "engine/vault/keyring_file.h"
#include "engine/vault/sealed_blob_store.h"
#include "engine/vault/sealed_segment.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace undertone;
namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void writeSeed(const fs::path& folder, const std::string& name, std::string_view bytes)
{
    std::ofstream(folder / name, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// The whole file, cut ones, one with a changed head and one with a changed body.
void writeSeeds(const fs::path& folder, const std::string& name, const std::string& whole)
{
    writeSeed(folder, name, whole);
    writeSeed(folder, name + "_cut", std::string_view(whole).substr(0, whole.size() * 2 / 3));
    writeSeed(folder, name + "_head", std::string_view(whole).substr(0, 40));
    for (const std::size_t at : {std::size_t{9}, std::size_t{33}, whole.size() - 3}) {
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x40);
        writeSeed(folder, name + "_changed_" + std::to_string(at), changed);
    }
}

Status makeSeeds(const fs::path& folder)
{
    const auto work = folder / "work";
    fs::create_directories(work);
    const auto key = TRY(SecretBytes::copyOf(std::array<std::uint8_t, keyBytes>{42}));
    const auto copy = [&] { return std::move(SecretBytes::copyOf(key.bytes())).value(); };

    KeyringFile ring;
    ring.cost = {1, PassphraseCost::leastMemory};
    auto keys = TRY(KeyTable::empty());
    TRY(keys.add({}, key));
    ring.sealKeys(key, keys);
    writeSeeds(folder, "keyring", std::string(textOf(ring.bytes())));

    auto segment = TRY(SegmentWriter::create(work / "segment", {{}, {}, 0, 0, 1000, 0}, key));
    TRY(segment.append(std::vector<float>(250, 0.25f)));
    TRY(segment.gap(1'000'000, GapReason::Unplugged));
    TRY(segment.finish());
    writeSeeds(folder, "segment", contentOf(work / "segment"));

    auto log = TRY(AuditLog::create({work / "log", {}, {}}, copy()));
    for (const char* what : {"session.created", "consent.given", "recording.started"})
        TRY(log.append(what, {{"speaker", "A"}}));
    writeSeeds(folder, "log", contentOf(work / "log"));

    SessionContent content;
    content.terms = {"title",      "purpose", "workplace",           ProhibitionException{"safety", "reason", "who"},
                     "controller", "contact", "2099-01-01T00:00:00Z"};
    content.tracks = {{0, 0, {}, {"A", "B"}}};
    content.speakerKeys = {{"A", {}}, {"B", {}}};
    TRY(writeSessionFile(work, content, key));
    writeSeeds(folder, "session", contentOf(work / Session::fileName));

    SealedBlobStore store(work / "blobs", {}, copy());
    const std::string value = "what was computed";
    TRY(store.put(std::string(64, 'a'), std::as_bytes(std::span(value))));
    for (const auto& entry : fs::recursive_directory_iterator(work / "blobs")) {
        if (entry.is_regular_file())
            writeSeeds(folder, "blob", contentOf(entry.path()));
    }
    writeSeeds(folder, "line", makeJournalSealer(copy())->sealLine("{\"index\":0,\"emotion\":\"ang\"}"));
    writeSeed(folder, "empty", "");
    fs::remove_all(work);
    return {};
}

}  // namespace

int main(int count, char** arguments)
{
    if (count != 2)
        return 2;
    const auto made = makeSeeds(fs::path(arguments[1]) / "vault_file");
    if (!made)
        std::fprintf(stderr, "make_vault_seeds: %s\n", made.error().message.id.c_str());
    return made ? 0 : 1;
}
