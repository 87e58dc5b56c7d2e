// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/catalogue.h"
#include "engine/model/tensor_io.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;
namespace fs = std::filesystem;

class IoTensorIoTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    fs::path path(const std::string& name) const { return fs::path(m_folder.path().toStdString()) / name; }
    static void writeText(const fs::path& file, const QByteArray& text)
    {
        fs::create_directories(file.parent_path());
        QFile out(QString::fromStdString(file.string()));
        if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("cannot write the test's file");
        out.write(text);
    }

    /// How much of the mapping around an address is in memory, as the system counts.
    static long residentKiB(const void* address)
    {
        QFile smaps("/proc/self/smaps");
        if (!smaps.open(QIODevice::ReadOnly))
            qFatal("cannot read /proc/self/smaps");
        bool inside = false;
        for (const auto& line : smaps.readAll().split('\n')) {
            const auto words = line.simplified().split(' ');
            const auto range = words.front().split('-');
            if (range.size() == 2)
                inside = range[0].toULongLong(nullptr, 16) <= reinterpret_cast<quintptr>(address)
                    && reinterpret_cast<quintptr>(address) < range[1].toULongLong(nullptr, 16);
            else if (inside && words.front() == "Rss:")
                return words.at(1).toLong();
        }
        return -1;
    }

private Q_SLOTS:
    void valuesOfPythonsFile()
    {
        const auto tensors = loadTensors(UNDERTONE_TESTS_DIR "/golden/safetensors_python.safetensors");
        QVERIFY2(tensors.ok(), tensors.ok() ? "" : englishSentence(tensors.error()).c_str());
        QVERIFY(torch::equal(tensors->at("f64"), torch::tensor({0.1, -2.0}, torch::kFloat64)));
        QVERIFY(torch::equal(tensors->at("f32"), torch::tensor({{0.5f, 1.5f, -2.5f}, {3.5f, 4.5f, -5.5f}})));
        QVERIFY(torch::equal(tensors->at("f16"), torch::tensor({1.0, 0.5, -2.0}).to(torch::kFloat16)));
        QVERIFY(torch::equal(tensors->at("bf16"), torch::tensor({1.0, 0.5, -2.0}).to(torch::kBFloat16)));
        QCOMPARE(tensors->at("i64").item<std::int64_t>(), -(std::int64_t{1} << 62));
        QVERIFY(torch::equal(tensors->at("i32"), torch::tensor({-7, 8}, torch::kInt32).view({1, 1, 2})));
        QVERIFY(torch::equal(tensors->at("i16"), torch::tensor({-300, 300}, torch::kInt16)));
        QVERIFY(torch::equal(tensors->at("i8"), torch::tensor({-128, 0, 127}, torch::kInt8)));
        QVERIFY(torch::equal(tensors->at("u8"), torch::tensor({0, 1, 255}, torch::kUInt8)));
        QVERIFY(torch::equal(tensors->at("bool"), torch::tensor({1, 0, 1}).to(torch::kBool)));
        QCOMPARE(tensors->at("empty").sizes().vec(), (std::vector<std::int64_t>{0, 4}));
        QCOMPARE(tensors->at("scalar").item<float>(), 42.0f);
        QCOMPARE(tensors->at("scalar").dim(), 0);
    }

    void roundTripOfAnyStrides()
    {
        const auto wide = torch::arange(24, torch::kFloat32).view({4, 6});
        const TensorMap tensors{{"transposed", wide.t()},
                                {"cut", wide.slice(1, 1, 3)},
                                {"half", wide.to(torch::kFloat16)},
                                {"grad", torch::ones({2}, torch::requires_grad())},
                                {"none", torch::empty({3, 0})}};
        QVERIFY(saveTensors(path("round.safetensors"), tensors, {{"format", "pt"}}).ok());
        const auto back = loadTensors(path("round.safetensors"));
        QVERIFY(back.ok());
        QCOMPARE(back->size(), tensors.size());
        for (const auto& [name, tensor] : tensors)
            QVERIFY2(torch::equal(back->at(name), tensor) && back->at(name).scalar_type() == tensor.scalar_type(), name.c_str());
    }

    void aTensorOutlivesItsMapAndNeverChangesTheFile()
    {
        QVERIFY(saveTensors(path("alive.safetensors"), {{"a", torch::full({1000}, 3.0f)}, {"b", torch::zeros({8})}}).ok());
        torch::Tensor kept;
        {
            auto tensors = loadTensors(path("alive.safetensors"));
            QVERIFY(tensors.ok());
            kept = tensors->at("a").slice(0, 10, 20);
        }
        QVERIFY(torch::equal(kept, torch::full({10}, 3.0f)));
        kept.fill_(7.0f);
        const auto again = loadTensors(path("alive.safetensors"));
        QVERIFY(torch::equal(again->at("a"), torch::full({1000}, 3.0f)));
    }

    void aTensorOfTheWantedTypeStaysAViewOfItsFile()
    {
        QVERIFY(saveTensors(path("view.safetensors"), {{"a", torch::rand({64, 64})}}).ok());
        const auto mapped = loadTensors(path("view.safetensors"))->at("a");
        QCOMPARE(convertTensor(mapped, torch::kCPU, torch::kFloat32).data_ptr(), mapped.data_ptr());
    }

    /// A model that is converted is never in memory twice.
    void aCopiedTensorGivesItsPagesBack()
    {
        const auto values = torch::rand({1 << 21});
        QVERIFY(saveTensors(path("large.safetensors"), {{"a", values}}).ok());
        const auto mapped = loadTensors(path("large.safetensors"))->at("a");
        QVERIFY(torch::equal(mapped, values));
        QVERIFY(residentKiB(mapped.data_ptr()) > 8000);
        const auto half = convertTensor(mapped, torch::kCPU, torch::kBFloat16);
        QVERIFY2(residentKiB(mapped.data_ptr()) < 100, qPrintable(QString::number(residentKiB(mapped.data_ptr()))));
        QVERIFY(torch::equal(half, values.to(torch::kBFloat16)));
        QVERIFY2(torch::equal(mapped, values), "pages that were given back are read again");
        // Memory of our own is never touched.
        const auto own = torch::ones({1 << 21});
        releasePages(own);
        QVERIFY(torch::equal(own, torch::ones({1 << 21})));
    }

    void misalignedDataIsCopied()
    {
        // One byte of U8 before four of F32 puts the floats at an odd address.
        const QByteArray header =
            R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}})";
        const auto length = static_cast<quint64>(header.size());
        const float value = 2.5f;
        writeText(path("odd.safetensors"),
                  QByteArray(reinterpret_cast<const char*>(&length), 8) + header + "\x01"
                      + QByteArray(reinterpret_cast<const char*>(&value), 4));
        const auto tensors = loadTensors(path("odd.safetensors"));
        QVERIFY(tensors.ok());
        QCOMPARE(tensors->at("b").item<float>(), 2.5f);
        QCOMPARE(reinterpret_cast<std::uintptr_t>(tensors->at("b").data_ptr()) % 4, std::uintptr_t{0});
    }

    void shardsOfAFolder()
    {
        const fs::path folder = path("sharded");
        fs::create_directories(folder);
        QVERIFY(saveTensors(folder / "model-1.safetensors", {{"a", torch::ones({2})}}).ok());
        QVERIFY(saveTensors(folder / "model-2.safetensors", {{"b", torch::zeros({3})}}).ok());
        const fs::path index = folder / "model.safetensors.index.json";
        writeText(index, R"({"metadata":{"total_size":20},"weight_map":{"a":"model-1.safetensors","b":"model-2.safetensors"}})");
        const auto tensors = loadTensors(folder);
        QVERIFY2(tensors.ok(), tensors.ok() ? "" : englishSentence(tensors.error()).c_str());
        QVERIFY(torch::equal(tensors->at("a"), torch::ones({2})) && torch::equal(tensors->at("b"), torch::zeros({3})));

        writeText(index, R"({"weight_map":{"a":"model-2.safetensors"}})");
        QCOMPARE(loadTensors(folder).error().code, ErrorCode::InvalidModel);
        QVERIFY(saveTensors(path("outside.safetensors"), {{"a", torch::ones({2})}}).ok());
        writeText(index, R"({"weight_map":{"a":"../outside.safetensors"}})");
        QCOMPARE(loadTensors(folder).error().code, ErrorCode::InvalidModel);
        fs::create_symlink(path("outside.safetensors"), folder / "link.safetensors");
        writeText(index, R"({"weight_map":{"a":"link.safetensors"}})");
        QCOMPARE(loadTensors(folder).error().code, ErrorCode::InvalidModel);
        writeText(index, R"({"weight_map":[]})");
        QCOMPARE(loadTensors(folder).error().code, ErrorCode::InvalidModel);
        writeText(index, R"({"weight_map":{"a":"missing.safetensors"}})");
        QCOMPARE(loadTensors(folder).error().code, ErrorCode::FileNotFound);
    }

    /// MODEL/snapshots/REVISION/FILE -> ../../blobs/HASH, as huggingface_hub downloads a model.
    void linksOfAHuggingFaceCacheAreFollowed()
    {
        const fs::path cache = path("models--maker--name");
        const fs::path snapshot = cache / "snapshots/0123abc";
        fs::create_directories(snapshot / "base");
        fs::create_directories(cache / "blobs");
        QVERIFY(saveTensors(cache / "blobs/aaaa", {{"a", torch::ones({2})}}).ok());
        QVERIFY(saveTensors(cache / "blobs/bbbb", {{"b", torch::zeros({3})}}).ok());
        writeText(cache / "blobs/cccc", R"({"weight_map":{"a":"model-1.safetensors","b":"model-2.safetensors"}})");
        const auto link = [](const fs::path& target, const fs::path& place) {
            fs::remove(place);
            fs::create_symlink(target, place);
        };
        for (const auto& [folder, up] : {std::pair{snapshot, fs::path("../..")}, std::pair{snapshot / "base", fs::path("../../..")}}) {
            link(up / "blobs/aaaa", folder / "model-1.safetensors");
            link(up / "blobs/bbbb", folder / "model-2.safetensors");
            link(up / "blobs/cccc", folder / "model.safetensors.index.json");
            const auto tensors = loadTensors(folder);
            QVERIFY2(tensors.ok(), tensors.ok() ? "" : englishSentence(tensors.error()).c_str());
            QVERIFY(torch::equal(tensors->at("a"), torch::ones({2})) && torch::equal(tensors->at("b"), torch::zeros({3})));
        }
        // Out of the cache, to a blob of another model, and through a blob that is a link itself.
        QVERIFY(saveTensors(path("elsewhere.safetensors"), {{"a", torch::ones({2})}}).ok());
        fs::create_directories(path("models--other--name") / "blobs");
        QVERIFY(saveTensors(path("models--other--name") / "blobs/aaaa", {{"a", torch::ones({2})}}).ok());
        fs::create_symlink(path("elsewhere.safetensors"), cache / "blobs/dddd");
        for (const char* target : {"../../../elsewhere.safetensors", "../../../models--other--name/blobs/aaaa", "../../blobs/dddd"}) {
            link(target, snapshot / "model-1.safetensors");
            QVERIFY(fs::exists(snapshot / "model-1.safetensors"));
            const auto refused = loadTensors(snapshot);
            QVERIFY2(!refused.ok() && refused.error().code == ErrorCode::InvalidModel, target);
        }
    }

    void folderWithOnlyAPickle()
    {
        writeText(path("pickled/pytorch_model.bin"), "PK\x03\x04");
        const auto tensors = loadTensors(path("pickled"));
        QCOMPARE(tensors.error().code, ErrorCode::UnsupportedFormat);
        QVERIFY(englishSentence(tensors.error()).find("Convert") != std::string::npos);
        fs::create_directories(path("bare"));
        QCOMPARE(loadTensors(path("bare")).error().code, ErrorCode::FileNotFound);
    }

    void takeTensorSaysWhatIsWrong()
    {
        TensorMap tensors{{"w", torch::ones({2, 3})}};
        const auto missing = takeTensor(tensors, "layers.0.bias", {3});
        QCOMPARE(missing.error().code, ErrorCode::InvalidModel);
        QVERIFY(englishSentence(missing.error()).find("layers.0.bias") != std::string::npos);
        const auto misshapen = takeTensor(tensors, "w", {3, 2});
        QCOMPARE(misshapen.error().code, ErrorCode::InvalidModel);
        QVERIFY(englishSentence(misshapen.error()).find("(2, 3)") != std::string::npos
                && englishSentence(misshapen.error()).find("(3, 2)") != std::string::npos);
        QVERIFY(!takeTensor(tensors, "w", {2, 3, 1}).ok());
        QVERIFY(takeTensor(tensors, "w", {-1, 3}).ok());
        QVERIFY(tensors.empty());
    }
};

QTEST_GUILESS_MAIN(IoTensorIoTest)
#include "tensor_io_test.moc"
